import { mailTo } from '../../local/demo/evidence';
import { castBallot } from '../../local/demo/people';
import { addressOf, confirmByPage, openByCli, theCloud, until } from './cloud';
import { changesNothing } from './unchanged';

/** Addresses in a text or in the links of a page. */
const linksIn = (text: string, base: string): readonly string[] =>
  [...text.matchAll(/\bhref="([^"]+)"|(https?:\/\/[^\s"'<>]+)/g)]
    .map(([, href, plain = '']) => new URL((href ?? plain).replaceAll('&amp;', '&'), base))
    .filter(({ protocol }) => /^https?:$/.test(protocol))
    .map(({ href }) => href);

/** What a mail gateway does: asks for every address, first with HEAD, then with GET, and follows what it finds. No cookies. */
async function scan(start: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  const queue = [...start];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (seen.has(address) || seen.size > 100) continue;
    await fetch(address, { method: 'HEAD', redirect: 'manual' });
    const answer = await fetch(address, { redirect: 'manual' });
    seen.set(address, answer.status);
    const location = answer.headers.get('location');
    queue.push(...(location ? [new URL(location, address).href] : linksIn(await answer.text(), address)));
  }
  return seen;
}

it('a scanner that opens every link of every mail, without cookies, changes nothing', async () => {
  const cloud = await theCloud();
  const { target, link, request } = await confirmByPage(cloud, await openByCli(cloud));
  await castBallot(cloud, 'tom-baker', link, 'approve', target.name);
  await until(cloud, request, 'copied');
  await mailTo(cloud, addressOf(cloud, 'li-wei'), new RegExp(`Ready to run.*${target.name}`));

  const mails = (await cloud.mails()).filter(({ subject }) => subject.includes(target.name));
  expect(mails.length).toBeGreaterThanOrEqual(4);
  const links = mails.flatMap(({ text, html = '' }) => [...linksIn(text, link), ...linksIn(html, link)]);
  expect(links).toContain(link);
  const seen = await changesNothing(cloud, request, () => scan(links));
  expect(seen.get(link)).toBe(303);
  expect([...seen.keys()].some((address) => address.includes('/oauth2/authorize'))).toBe(true);
  expect(await target.exists()).toBe(true);
});
