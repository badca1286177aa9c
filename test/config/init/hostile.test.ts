import fc from 'fast-check';
import { parse } from '../../../config/document';
import { commented } from '../../../config/first/commented';
import { deceptiveCharacter } from '../../../config/text';
import { ANSWERS, type Answers, init, typed } from './dialogue';
import hostile from './hostile-answers.json';

/** The value of a file as `check` reads it. */
function read(text: string | undefined): object {
  const parsed = parse('file.yaml', text ?? '');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document.value as object;
}

/** The answers before a question and those after it, with others between. */
function around(question: string, between: Answers, next: string): Answers {
  const at = (one: string): number => ANSWERS.findIndex(([name]) => name === one);
  return [...ANSWERS.slice(0, at(question)), ...between, ...ANSWERS.slice(at(next))];
}

/** How many of the hostile answers were taken; each as it stands, and the others with a word about it. */
async function taken(answers: (hostile: string) => Answers, expected: (hostile: string) => object): Promise<number> {
  let count = 0;
  for (const answer of hostile) {
    const { status, files, stderr } = await init(typed(answers(answer)), 'sent');
    if (status === 0) {
      count += 1;
      expect({ ...read(files?.['people.yaml']), ...read(files?.['settings.yaml']) }).toMatchObject(
        expected(answer.trim()),
      );
    } else {
      expect({ answer, status, files }).toEqual({ answer, status: 1, files: null });
      expect(stderr).toMatch(/\n {2}\S/);
    }
  }
  return count;
}

describe('what somebody answers is a value in the file, or is refused, and never YAML', () => {
  it('as the name of a person', async () => {
    const count = await taken(
      (answer) =>
        around(
          'Name of a person',
          [
            ['', answer],
            ['', 'li-wei'],
          ],
          'E-mail of li-wei',
        ),
      (name) => ({ people: { 'li-wei': { name } } }),
    );
    expect(count).toBe(38);
  });

  it('as the path of a unit', async () => {
    const count = await taken(
      (answer) =>
        around('A unit', [['', answer]], 'Id of Production').map(([question, typed]) => [
          question,
          question.startsWith('Unit of') ? answer : typed,
        ]),
      (unit) => ({ organization: { units: { [unit]: 'ou-exam-11111111' }, accounts: { '333333333333': unit } } }),
    );
    expect(count).toBe(36);
  });
});

describe('commented YAML', () => {
  const word = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.string());
  const plain = word.filter((text) => deceptiveCharacter(text) === null);
  const key = plain.filter((text) => text !== '__proto__' && text !== '<<');
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, plain, fc.integer(), fc.boolean(), tie('list'), tie('mapping')),
    list: fc.array(tie('any'), { maxLength: 4 }),
    mapping: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
  }));

  it('reads back as the value it was made of, whatever text is in it', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value.any, { minKeys: 1, maxKeys: 4 }), (made) => {
        const comments = Object.fromEntries(Object.keys(made).map((name) => [name, 'About this.\nAnd more.']));
        expect(read(commented(made, { ...comments, '': 'A file.' }))).toEqual({ ...made });
      }),
    );
  });
});
