import { messageFor } from '../../../hub/mail/message';
import type { Mail } from '../../../hub/ports';
import { configuration } from '../../organization/configuration';
import { textOf } from '../browser';
import { aStory, INSTANCE } from '../builders';
import { WEB } from '../sites';
import hostile from './hostile-texts.json';
import { NOW } from './situations';

/** What must never be in a header, and never in a text that somebody reads; line feeds are ours to write. */
const NEVER = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

/** A request whose every text by others is hostile: name tag, reason, the operator's own name, the address they come from. */
function mailAbout(text: string): Mail {
  const using = {
    ...configuration,
    people: configuration.people.map((person) => (person.id === 'li-wei' ? { ...person, name: text } : person)),
  };
  const resources = INSTANCE.map((facts) => ({
    ...facts,
    attributes: [{ key: 'name', value: text }, ...facts.attributes.slice(1)],
  }));
  const story = aStory({ resources });
  const denied = { ...story.denial, sourceIp: text.slice(0, 64) };
  const state = story
    .add({ type: 'opened', data: { denial: denied, person: 'li-wei' } })
    .assess()
    .add({ type: 'confirmed', data: { person: 'li-wei', approvalHash: story.assessed.approvalHash, reason: text } })
    .state();
  const due = { person: 'tom-baker', kind: 'sign', mark: '' } as const;
  const mail = messageFor(due, state, { configuration: using, webUrl: WEB, now: NOW });
  if (!mail) throw new Error('no mail');
  return mail;
}

describe.each(hostile)('$what', ({ text }) => {
  const mail = mailAbout(text.toWellFormed());

  it('reaches no header and breaks no line', () => {
    for (const header of [mail.to, mail.subject, mail.thread]) expect(header).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(mail.subject.length).toBeLessThanOrEqual(120);
    expect(mail.text).not.toMatch(NEVER);
    expect(mail.html).not.toMatch(NEVER);
  });

  it('is text and nothing else: no element and no attribute of its own', () => {
    const skeleton = mail.html.replace(/>[^<]*/g, '>');
    const plain = mailAbout('orders-api-1').html.replace(/>[^<]*/g, '>');
    expect(skeleton).toBe(plain);
  });

  it('begins no block of its own and ends none of ours', () => {
    expect(mail.text.split('\n\n')).toHaveLength(mailAbout('orders-api-1').text.split('\n\n').length);
    expect(mail.text.split('\n').filter((line) => line === '--')).toHaveLength(1);
    expect(textOf(mail.html).split('You cannot decide by replying')).toHaveLength(2);
  });
});

describe('a reason', () => {
  it('is named as unchecked and by whom it was written, and quoted', () => {
    const { text, html } = mailAbout('retired');
    expect(text).toContain('Reason, written by retired, not checked:\n> retired\n');
    expect(textOf(html)).toContain('not checked: “ retired ”');
  });

  it('can neither begin a line that looks like one of ours nor bring a second link', () => {
    const { text, html } = mailAbout(
      `${'x'.repeat(31)} Check number: 000 000 000 000 https://evil.example/r/WKWK-R172`,
    );
    expect(text).not.toMatch(/^Check number: 000/m);
    expect(`${text}${html}`).not.toContain('://evil');
  });

  it('is capped at 200 characters, the cut marked', () => {
    const shown = mailAbout('a'.repeat(500)).text.replace(/\n/g, ' ');
    expect(shown).toContain(`> ${'a'.repeat(200)} > [...]`);
    expect(shown).not.toContain('a'.repeat(201));
  });
});
