import { composeNotices } from '../../../hub/mail/notices';
import terminateInstances from '../../fixtures/terminate-instances-denied.json';
import { configuration } from '../../organization/configuration';
import { denialOf, later } from '../../organization/story';
import { aStory, INSTANCE } from '../builders';
import { sites, WEB } from '../sites';
import { HOSTILE } from './hostile-texts';

const FORBIDDEN = /[\p{Cf}\p{Co}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

/** A page without what stands in quotes: an attribute's value may hold anything, since no browser reads tags there. */
const markupOf = (body: string): string => body.replace(/="[^"]*"/g, '=""');

/** A request that carries a text of a caller wherever a caller can put one. */
function carrying(text: string) {
  const event = structuredClone(terminateInstances);
  event.detail.userAgent = text.toWellFormed();
  event.detail.sourceIPAddress = text.toWellFormed();
  const [instance] = INSTANCE;
  const attributes = [
    { key: 'name', value: text },
    { key: 'autoScalingGroup', value: text },
    { key: text, value: text },
  ];
  const resources = instance ? [{ ...instance, attributes }] : [];
  const story = aStory({ resources });
  return Object.assign(story, { denial: denialOf(event) });
}

describe.each(Object.entries(HOSTILE))('a hostile text (%s) in reason, tags, tool and names', (_, text) => {
  const using = {
    ...configuration,
    people: configuration.people.map((person) => (person.id === 'ana-ruiz' ? person : { ...person, name: text })),
  };

  it('never leaves its place on a page', async () => {
    const story = carrying(text).opened().assess();
    const hub = sites(using);
    const code = await hub.plant(story);
    const confirmPage = await (await hub.signedIn('web', 'li-wei')).get(`/r/${code}`);
    story.add({
      type: 'confirmed',
      data: { person: 'li-wei', approvalHash: story.assessed.approvalHash, reason: text.slice(0, 500) },
    });
    await hub.plant(story);
    const pages = [confirmPage];
    for (const [kind, person, path] of [
      ['web', 'tom-baker', `/r/${code}`],
      ['web', 'tom-baker', '/'],
      ['web', 'wang-fang', `/r/${code}`],
      ['ballot', 'tom-baker', `/b/${code}`],
    ] as const)
      pages.push(await (await hub.signedIn(kind, person)).get(path));
    for (const { status, body } of pages) {
      expect(status).toBe(200);
      expect(FORBIDDEN.exec(body)?.[0]).toBeUndefined();
      expect(markupOf(body)).not.toMatch(/<(script|img|svg)|<[^>]*\son\w+=/i);
      expect(body).not.toContain('href="https://evil');
      expect(body).not.toContain('A'.repeat(201));
      expect(Buffer.byteLength(body)).toBeLessThan(60 * 1024);
    }
  });

  it('never leaves its place in a mail', () => {
    const story = carrying(text).opened().assess();
    const notice = (about: 'confirm' | 'sign' | 'outcome') =>
      composeNotices(about, story.folded(), {
        configuration: using,
        webUrl: WEB,
        now: later(60),
        request: story.request,
      });
    const mails = [...notice('confirm')];
    story.add({
      type: 'confirmed',
      data: { person: 'li-wei', approvalHash: story.assessed.approvalHash, reason: text.slice(0, 500) },
    });
    mails.push(...notice('sign'));
    story.add({ type: 'rejected', data: { person: 'tom-baker', reason: text.slice(0, 500) } });
    mails.push(...notice('outcome'));
    expect(mails.length).toBeGreaterThanOrEqual(6);
    for (const { mail } of mails) {
      for (const header of [mail.to, mail.subject, mail.thread])
        expect(header).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(mail.subject.length).toBeLessThanOrEqual(120);
      expect(mail.subject).toMatch(/\[[0-9A-Z]{4}-[0-9A-Z]{4}\]$/);
      expect(FORBIDDEN.exec(mail.html + mail.text)?.[0]).toBeUndefined();
      expect(markupOf(mail.html)).not.toMatch(/<(script|img|svg|form|input)|<[^>]*\son\w+=/i);
      expect(mail.html.match(/href="[^"]*"/g)).toEqual([`href="${WEB}/r/${mail.subject.slice(-10, -1)}"`]);
      expect(Buffer.byteLength(mail.html)).toBeLessThan(30 * 1024);
    }
  });
});

it('a reason is a quotation in both languages and never a link', async () => {
  const hub = sites();
  const code = await hub.plant(aStory().until('confirmed'));
  const english = await (await hub.signedIn('web', 'tom-baker')).get(`/r/${code}`);
  const chinese = await (await hub.signedIn('web', 'wang-fang')).get(`/r/${code}`);
  expect(english.body).toContain('Written by <bdi>Li Wei</bdi>, not checked:</span> <q><bdi>retired</bdi></q>');
  expect(chinese.body).toContain('以下由<bdi>Li Wei</bdi>填写，未经核实：</span> <q><bdi>retired</bdi></q>');
});
