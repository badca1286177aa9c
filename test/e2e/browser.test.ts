import type { Browser } from 'playwright-core';
import { eventually, leftoverGrants, requestOf } from '../../local/demo/evidence';
import { awsCli } from '../../local/demo/story';
import { bucketTarget, instanceTarget } from '../../local/demo/target';
import { startBrowser } from './browser/chromium';
import { Person } from './browser/person';
import { theCloud, until } from './cloud';

const GUARD =
  /explicit deny in a service control policy: arn:aws:organizations::\d{12}:policy\/o-\w+\/service_control_policy\/p-\w+/;

describe('the whole story in a real browser, with the real AWS CLI', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  const english = { approver: 'tom-baker', language: 'en', javaScript: true } as const;
  const chinese = { approver: 'wang-fang', language: 'zh', javaScript: false } as const;

  it.each([
    ['a server; the approver reads English', instanceTarget, english],
    ['a bucket; the approver reads Chinese, and no browser runs script', bucketTarget, chinese],
  ])('%s', async (_, targetIn, { approver: id, language, javaScript }) => {
    const cloud = await theCloud();
    const target = await targetIn(cloud);
    const operator = await Person.at(browser, cloud, 'li-wei', { javaScript });
    const approver = await Person.at(browser, cloud, id, { language, javaScript });
    const refused = async () => {
      const { code, output } = await awsCli(cloud, 'li-wei', target.command);
      expect(code).not.toBe(0);
      expect(output).toMatch(GUARD);
    };

    await refused();
    await operator.follow(await operator.openMail('Confirm or cancel', target.name));
    await operator.signIn();
    await operator.title(target.name).waitFor();
    const link = operator.page.url();
    const check = await operator.checkNumber();
    expect(check).not.toBe('');
    await operator.type(operator.text.request.reasonLabel, 'Retired last week.');
    await operator.press(operator.text.request.confirmButton);
    await operator.reads(/Waiting for signatures: 0 of 1/);

    const { mail, request, signing } = approver.text;
    const asked = await approver.openMail(mail.subject.sign(''), target.name);
    await asked.getByText(check).waitFor();
    await approver.follow(asked);
    await approver.signIn();
    await approver.title(target.name).waitFor();
    await approver.reads('Retired last week.');
    expect(await approver.checkNumber()).toBe(check);
    await approver.go(request.signLink);
    await approver.signIn();
    await approver.cast('approve', target.name);
    expect(await approver.checkNumber()).toBe(check);
    await approver.go(signing.ballot.back);
    await approver.title(target.name).waitFor();
    expect(await target.exists()).toBe(true);

    await operator.follow(await operator.openMail('Ready to run', target.name));
    await operator.go(operator.text.request.releaseLink);
    await operator.signIn();
    await operator.cast('release', target.name);
    expect(await operator.checkNumber()).toBe(check);

    await eventually('the call to run', async () => !(await target.exists()));
    await until(cloud, await requestOf(cloud, link.split('/').pop()?.replace('-', '') ?? ''), 'closed');
    await operator.page.goto(link);
    await operator.reads('AWS accepted the call');
    await operator.openMail('Ran:', target.name);
    expect(await target.siblingExists()).toBe(true);
    expect(await leftoverGrants(cloud)).toEqual([]);
    await refused();
    expect([...operator.troubles, ...approver.troubles]).toEqual([]);
  });
});
