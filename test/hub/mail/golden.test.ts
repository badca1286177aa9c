import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail } from '../../../hub/ports';
import { expectGolden } from '../../shared/golden';
import { brokenMailIn, mailOf, SITUATIONS } from './situations';

const written = ({ to, subject, thread, text }: Mail): string =>
  `To: ${to}\nSubject: ${subject}\nReferences: ${thread}\n\n${text}`;

const FOLDER = join(__dirname, '../../fixtures/mails');
const fileOf = (name: string, language: string): string => `${name.replace(/[ ,]+/g, '-')}.${language}`;

function expectMail(name: string, language: string, mail: Mail): void {
  const file = join(FOLDER, fileOf(name, language));
  expectGolden(`${file}.txt`, written(mail));
  expectGolden(`${file}.html`, mail.html);
}

describe.each(['en', 'zh'] as const)('a mail in %s', (language) => {
  it.each(SITUATIONS.map((situation) => [situation.name, situation] as const))(
    '"%s" reads as its golden does',
    (name, situation) => {
      expectMail(name, language, mailOf(situation, language));
    },
  );

  it('about a request that is broken repeats no fact of it, since none can be believed', () => {
    const mail = brokenMailIn(language);
    expectMail('check broken', language, mail);
    expect(mail.to).toBe('security@example.com');
    expect(mail.text + mail.html).not.toMatch(/mallory|li-wei|Li Wei|orders-api|i-0a1b|333333333333/);
  });
});

it('has no golden of a mail that nobody gets any more', () => {
  const names = ['check broken', ...SITUATIONS.map(({ name }) => name)];
  const files = names.flatMap((name) => ['en', 'zh'].map((language) => fileOf(name, language)));
  expect(readdirSync(FOLDER).sort()).toEqual(files.flatMap((file) => [`${file}.html`, `${file}.txt`]).sort());
});
