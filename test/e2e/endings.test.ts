import { eventually, leftoverGrants } from '../../local/demo/evidence';
import { castBallot, openRequest } from '../../local/demo/people';
import { addressOf, confirmByPage, type Opened, openByCli, subjectsTo, theCloud, typesOf, until } from './cloud';
import { BUCKET_DEADLINE } from './start-cloud';

/** Mail subjects without what differs from run to run. */
const kinds = (subjects: readonly string[]) =>
  subjects.map((subject) => subject.replace(/^\[[^\]]*\] /, '').split(/[:：]/)[0]);

describe('an ending without execution', () => {
  /** Three requests that nobody answers: their deadlines pass while the other tests run. */
  let waiting: readonly [Opened, Opened, Opened];
  beforeAll(async () => {
    const cloud = await theCloud();
    const open = () => openByCli(cloud, 'bucket');
    const unreleased = await confirmByPage(cloud, await open());
    await castBallot(cloud, 'tom-baker', unreleased.link, 'approve', unreleased.target.name);
    await until(cloud, unreleased.request, 'copied');
    waiting = [await open(), await confirmByPage(cloud, await open()), unreleased];
  });

  it('an approver rejects with a reason: nothing runs, operator and approver are told', async () => {
    const cloud = await theCloud();
    const { target, link, request } = await confirmByPage(cloud, await openByCli(cloud));
    const page = await openRequest(cloud, 'tom-baker', link);
    await page.submit(/\/reject$/, { reason: 'This host is still in use.' });
    await until(cloud, request, 'closed');
    expect(await typesOf(cloud, request)).toEqual(['opened', 'assessed', 'confirmed', 'rejected', 'closed']);
    expect(kinds(await subjectsTo(cloud, addressOf(cloud, 'li-wei'), target))).toEqual([
      'Confirm or cancel',
      'Rejected',
    ]);
    expect(kinds(await subjectsTo(cloud, addressOf(cloud, 'tom-baker'), target))).toEqual([
      'Approve or reject',
      'Rejected',
    ]);
    expect((await openRequest(cloud, 'li-wei', link)).text()).toContain('This host is still in use.');
    expect(await target.exists()).toBe(true);
    expect(await leftoverGrants(cloud)).toEqual([]);
  });

  it('the operator cancels before anybody was asked: no approver hears of it', async () => {
    const cloud = await theCloud();
    const { target, link, request } = await openByCli(cloud);
    const page = await openRequest(cloud, 'li-wei', link);
    await page.submit(/\/cancel$/);
    await until(cloud, request, 'closed');
    expect(await typesOf(cloud, request)).toEqual(['opened', 'assessed', 'cancelled', 'closed']);
    expect(kinds(await subjectsTo(cloud, addressOf(cloud, 'li-wei'), target))).toEqual([
      'Confirm or cancel',
      'Cancelled',
    ]);
    expect(await subjectsTo(cloud, addressOf(cloud, 'tom-baker'), target)).toEqual([]);
    expect(await target.exists()).toBe(true);
    expect(await leftoverGrants(cloud)).toEqual([]);
  });

  it('nobody confirms, signs or releases in time: each wait ends in "expired", with the right mails and no role', async () => {
    const cloud = await theCloud();
    const [unconfirmed, unsigned, unreleased] = waiting;
    for (const { request } of waiting) await until(cloud, request, 'closed', BUCKET_DEADLINE + 60);

    expect(await typesOf(cloud, unconfirmed.request)).toEqual(['opened', 'assessed', 'expired', 'closed']);
    expect(await typesOf(cloud, unsigned.request)).toEqual(['opened', 'assessed', 'confirmed', 'expired', 'closed']);
    expect((await typesOf(cloud, unreleased.request)).slice(-3)).toEqual(['copied', 'expired', 'closed']);
    for (const { target } of waiting) {
      expect(kinds(await subjectsTo(cloud, addressOf(cloud, 'li-wei'), target)).at(-1)).toBe('Expired');
      expect(await target.exists()).toBe(true);
    }
    expect(kinds(await subjectsTo(cloud, addressOf(cloud, 'tom-baker'), unsigned.target)).at(-1)).toBe('Expired');
    expect(await subjectsTo(cloud, addressOf(cloud, 'tom-baker'), unconfirmed.target)).toEqual([]);
    expect(await leftoverGrants(cloud)).toEqual([]);
    await eventually('the page to say so', async () =>
      (await openRequest(cloud, 'li-wei', unsigned.link)).text().includes('Expired'),
    );
  });
});
