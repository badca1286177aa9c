import { messageFor } from '../../../hub/mail/message';
import type { Mail } from '../../../hub/ports';
import { textIn } from '../../../hub/text/text';
import { checkNumberOf } from '../../../shared/approval/approval-hash';
import { consequenceOf } from '../../../shared/consequence/consequence-of';
import { plain } from '../../../shared/consequence/phrase';
import { configuration } from '../../organization/configuration';
import { textOf } from '../browser';
import { aStory, INSTANCE } from '../builders';
import { WEB } from '../sites';
import { brokenMailIn, mailOf, NOW, reading, SITUATIONS, type Situation } from './situations';

const LANGUAGES = ['en', 'zh'] as const;

interface Sent {
  readonly name: string;
  readonly language: (typeof LANGUAGES)[number];
  readonly situation: Situation | null;
  readonly mail: Mail;
}

const ALL: readonly Sent[] = LANGUAGES.flatMap((language) => [
  ...SITUATIONS.map((situation) => ({ name: situation.name, language, situation, mail: mailOf(situation, language) })),
  { name: 'check broken', language, situation: null, mail: brokenMailIn(language) },
]);

const each = (check: (sent: Sent) => void) => {
  expect(ALL.length).toBeGreaterThan(40);
  for (const sent of ALL) check(sent);
};

/** What is left when layout is taken away: no blanks, no quotation marks, no colons after a term, no signature line. */
const facts = (text: string): string =>
  text
    .replace(/\n--\n/, '\n')
    .replace(/^> /gm, '')
    .replace(/[\s"“”:：]/g, '');

describe('every mail', () => {
  it('says the very same in both parts', () => {
    each(({ name, language, situation, mail }) => {
      const { words } = textIn(language);
      const { assessed } = situation?.state ?? { assessed: null };
      const title = assessed ? plain(consequenceOf(assessed.sourced.call, assessed.facts, language).title) : '';
      const read = facts(textOf(mail.html));
      expect([name, read]).toEqual([name, facts(title) + facts(words.name) + facts(mail.text)]);
    });
  });

  it('has one link, to the request and without a query, the same in both parts', () => {
    each(({ name, mail }) => {
      const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link);
      expect([name, links]).toEqual([
        name,
        [expect.stringMatching(/^https:\/\/countersign\.example\.com\/r\/[0-9A-Z-]{9}$/)],
      ]);
      expect(mail.text.match(/https?:\/\/\S+/g)).toEqual(links);
      expect(mail.text.split('\n')).toContain(links[0]);
    });
  });

  it('has no image, form, script, font or anything else that asks another host or decides by itself', () => {
    each(({ name, mail: { html } }) => {
      expect([
        name,
        /<(img|form|input|button|script|link|iframe|svg|object)|url\(|@import|@font-face|javascript:|\son[a-z]+=/i.test(
          html,
        ),
      ]).toEqual([name, false]);
      expect(html.match(/https?:\/\//g)).toHaveLength(2);
      expect(Buffer.byteLength(html)).toBeLessThan(30 * 1024);
    });
  });

  it('says its language, bears dark mode, and turns no number into a telephone link', () => {
    each(({ language, mail: { html } }) => {
      expect(html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`);
      expect(html).toContain('<meta name="color-scheme" content="light dark">');
      expect(html).toContain('telephone=no');
    });
  });

  it('carries the request code in its subject, and nothing that urges', () => {
    each(({ name, mail }) => {
      expect([name, /\[[0-9A-Z]{4}-[0-9A-Z]{4}\]$| [0-9A-Z]{4}-[0-9A-Z]{4}$/.test(mail.subject)]).toEqual([name, true]);
      expect(mail.subject.length).toBeLessThanOrEqual(120);
      expect(mail.subject + mail.text).not.toMatch(/urgent|immediately|!|！|please note|successfully|请您务必/i);
    });
  });

  it('of one request belongs to one thread, under our own domain', () => {
    each(({ mail }) => expect(mail.thread).toMatch(/^<[0-9A-Z]{32}@example\.com>$/));
    expect(new Set(ALL.filter(({ name }) => !name.includes('bucket')).map(({ mail }) => mail.thread)).size).toBe(1);
  });

  it('breaks its text at 72 columns, but never an identifier, an address or a link', () => {
    each(({ language, mail }) => {
      if (language === 'en')
        for (const line of mail.text.split('\n')) expect(line.length <= 72 || !line.includes(' ')).toBe(true);
      for (const whole of ['i-0a1b2c3d4e5f60001', 'arn:aws:iam::333333333333:user/li-wei'])
        expect(mail.text.split(whole).length).toBe(mail.text.replaceAll('\n', '').split(whole).length);
    });
  });

  it('that repeats a request shows the check number of its approval hash, last among the numbers in it', () => {
    each(({ name, situation, mail }) => {
      const hash = situation?.state.assessed?.approvalHash;
      const last = mail.text.match(/\d{3}( \d{3}){3}/g)?.at(-1);
      expect([name, last]).toEqual([name, hash && checkNumberOf(hash)]);
    });
  });
});

describe('a sandbox', () => {
  it('says so first, in subject and both parts, and nowhere else is it said', () => {
    for (const language of LANGUAGES) {
      const sandbox = { ...reading(language), sandbox: true };
      const { words, mail: texts } = textIn(language);
      for (const situation of SITUATIONS) {
        const mail = mailOf(situation, language, sandbox);
        expect(mail.subject.startsWith(texts.sandbox)).toBe(true);
        expect(mail.text.replace(/\n/g, ' ').replaceAll(' ', '').startsWith(words.sandbox.replaceAll(' ', ''))).toBe(
          true,
        );
        expect(mail.html).toContain(words.sandbox);
      }
      for (const { mail } of ALL.filter((sent) => sent.language === language))
        expect(mail.subject).not.toContain(texts.sandbox.trim());
    }
  });
});

describe('a subject', () => {
  const subjectFor = (name: string) => {
    const story = aStory({
      resources: INSTANCE.map((facts) => ({ ...facts, attributes: [{ key: 'name', value: name }] })),
    });
    const due = { person: 'tom-baker', kind: 'sign', mark: '' } as const;
    return messageFor(due, story.opened().assess().state(), { configuration, webUrl: WEB, now: NOW })?.subject ?? '';
  };

  it('is at most 120 characters: a long title is cut with a mark, the request code never', () => {
    const subject = subjectFor('x'.repeat(180));
    expect(subject).toHaveLength(120);
    expect(subject).toMatch(/^Approve or reject: Terminate EC2 instance x+… \[WKWK-R172\]$/);
  });

  it('is well-formed wherever it is cut', () => {
    for (let length = 30; length < 70; length += 1) {
      const subject = subjectFor(`${'x'.repeat(length % 12)}${'😀'.repeat(length)}`);
      expect(subject.isWellFormed()).toBe(true);
      expect(subject.length).toBeLessThanOrEqual(120);
    }
  });
});
