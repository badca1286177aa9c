import type { Cloud } from '../../../local/cloud';
import { eventually } from '../../../local/demo/evidence';
import type { Mail } from '../../../local/mailbox/mail';
import { addressOf, type Opened } from '../cloud';

/** A time, a time left, or a check number: what differs from run to run. */
const VARIES =
  /\d+ \w+ \d{4}, \d\d:\d\d UTC(?:[+-]\d+)?|\d{4}年\d+月\d+日 \d\d:\d\d（UTC[^）]*）|\d{3} \d{3} \d{3} \d{3}/g;
const LEFT = / \([\w ]+ left\)|（还剩 [^）]*）/g;

/** What a mail asks or says: its subject up to the colon, and the first sentence below the sandbox's warning. */
function gistOf({ subject, text }: Mail): string {
  const kind = subject.replace(/^\[[^\]]*\] /, '').split(/[:：]/)[0];
  const [, first = ''] = text.split('\n\n');
  const whole = first.replace(/\n\s*/g, ' ').replace(VARIES, '…').replace(LEFT, '');
  return `${kind} | ${/^.*?(?:[.?] (?=[A-Z])|[。]|$)/.exec(whole)?.[0].trim()}`;
}

/** The gist of every mail about a request that somebody has got, oldest first. `contact` is the installation's. */
export async function told(cloud: Cloud, { link }: Pick<Opened, 'link'>, person: string): Promise<readonly string[]> {
  const address = person === 'contact' ? 'security-team@example.com' : addressOf(cloud, person);
  const mails = (await cloud.mails()).filter(({ to, text }) => to.includes(address) && text.includes(link));
  return mails.map(gistOf).reverse();
}

/** Waits until somebody has got as many mails about a request as are expected, and expects exactly these. */
export async function expectTold(
  cloud: Cloud,
  opened: Pick<Opened, 'link'>,
  expected: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  for (const [person, gists] of Object.entries(expected)) {
    await eventually(
      `${gists.length} mails to ${person}`,
      async () => (await told(cloud, opened, person)).length >= gists.length,
    ).catch(() => {});
    expect([person, ...(await told(cloud, opened, person))]).toEqual([person, ...gists]);
  }
}
