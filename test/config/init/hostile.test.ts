import fc from 'fast-check';
import { parse } from '../../../config/document';
import { commented } from '../../../config/first/commented';
import { deceptiveCharacter } from '../../../config/text';
import { ANSWERS, answered, init, typed } from './dialogue';
import hostile from './hostile-answers.json';

/** The value of a file as `check` reads it. */
function read(text: string | undefined): unknown {
  const parsed = parse('file.yaml', text ?? '');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document.value;
}

describe('what somebody answers is a value in the file, or is refused, and never YAML', () => {
  it.each(hostile)('the name of a person: %j', async (answer) => {
    const { status, files, stderr } = await init(typed(answered('Name of a person', answer)), 'sent');
    if (files === null) return expect({ status, said: /\n {2}\S/.test(stderr) }).toEqual({ status: 1, said: true });
    throw new Error('the answers no longer fit the questions');
  });

  it.each(hostile)('typed as a name, %j is taken as it stands or asked for again', async (answer) => {
    const at = ANSWERS.findIndex(([question]) => question === 'Name of a person');
    const keys = [...ANSWERS.slice(0, at), ['', answer], ['', 'li-wei'], ...ANSWERS.slice(at + 2)] as const;
    const { status, files, stderr } = await init(typed(keys), 'sent');
    if (status === 0) {
      expect(read(files?.['people.yaml'])).toMatchObject({ people: { 'li-wei': { name: answer.trim() } } });
    } else {
      expect({ status, files }).toEqual({ status: 1, files: null });
      expect(stderr).toMatch(/\n {2}\S/);
    }
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
