import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import type { Folder } from '../../config/folder';
import { understand } from '../../config/load';
import { printProblems } from '../../config/report';
import { catalogue } from '../organization/catalogue';
import { BASE } from './overlay';

const folderOf = (settings: Uint8Array, people = settings, policy = settings): Folder => ({
  settings: { path: 'settings.yaml', bytes: settings },
  people: { path: 'people.yaml', bytes: people },
  policies: [{ path: 'policies/deletes.yaml', bytes: policy }],
  tests: [],
  problems: [],
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Pieces that YAML gives a meaning to, the language's own words, and whatever else. */
const yamlish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '  ',
        '\t',
        ': ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        '&a ',
        '*a',
        '!!str ',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
      ),
      fc.constantFrom(
        '|\n',
        '>\n',
        '"',
        "'",
        '#',
        '? ',
        '<<: ',
        '~',
        '.inf',
        '1e999',
        '0x1F',
        '"\\ud800"',
        '\r',
        '\uFEFF',
      ),
      fc.constantFrom(
        'people:',
        'groups:',
        'policy: ',
        'levels:',
        'need: ',
        'of: ',
        'signIn:',
        '__proto__: ',
        'constructor: ',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

describe('whatever a file holds', () => {
  const judged = (folder: Folder) => {
    const loaded = understand(folder, catalogue);
    expect(loaded.ok).toBe(false);
    if (loaded.ok) return;
    expect(loaded.problems.length).toBeGreaterThan(0);
    for (const { line, column } of loaded.problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    expect(printProblems(loaded.problems, loaded)).toMatch(/\d+ problems? in \d files?$/);
  };

  it('text that looks like YAML is refused with problems, never with an exception', () => {
    fc.assert(fc.property(yamlish, yamlish, yamlish, (a, b, c) => judged(folderOf(bytes(a), bytes(b), bytes(c)))));
  });

  it('so are bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => judged(folderOf(any))));
  });

  it('so is any JSON, which is YAML', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => judged(folderOf(bytes(text)))));
  });

  const good = ['settings.yaml', 'people.yaml', 'policies/deletes.yaml'].map((file) =>
    readFileSync(join(BASE, file), 'utf8'),
  );

  /** Judges a spoilt copy of one file beside good copies of the others; it may still be good. */
  const answered = (which: number, text: string) => {
    const [settings, people, policy] = good.map((one, index) => bytes(index === which ? text : one));
    if (!settings) return;
    const loaded = understand(folderOf(settings, people, policy), catalogue);
    if (!loaded.ok) expect(printProblems(loaded.problems, loaded)).toMatch(/problems? in \d files?$/);
    else expect(loaded.hash).toMatch(/^[0-9a-f]{64}$/);
  };

  it('a good file with anything inserted anywhere gets an answer', () => {
    const which = fc.nat({ max: 2 });
    fc.assert(
      fc.property(which, fc.double({ min: 0, max: 1, noNaN: true }), yamlish, (index, at, piece) => {
        const text = good[index] ?? '';
        const offset = Math.floor(at * text.length);
        answered(index, text.slice(0, offset) + piece + text.slice(offset));
      }),
      { numRuns: 300 },
    );
  });

  it('a good file with anything in place of one of its values gets an answer', () => {
    const texts = fc.constantFrom(
      '',
      'root',
      'li-wei',
      'constructor',
      '__proto__',
      '0123',
      'arn:aws:iam::333333333333:user/x',
    );
    const anything = fc.oneof(fc.jsonValue(), texts, fc.integer(), fc.constant([]), fc.constant({}));
    fc.assert(
      fc.property(fc.nat({ max: 2 }), fc.nat(), anything, (index, at, value) => {
        answered(index, stringify(replaced(parse(good[index] ?? ''), at, value)));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['brackets', '['.repeat(20_000)],
    ['mappings', '{a: '.repeat(20_000)],
    ['lists in lists', '- '.repeat(20_000)],
    ['indentation', Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ])('%s nested so deep that a parser would overflow', (_name, text) => {
    const loaded = understand(folderOf(bytes(text)), catalogue);
    expect(loaded).toMatchObject({ ok: false });
    expect(loaded.ok ? [] : loaded.problems.map(({ check }) => check)).toEqual(['nesting', 'nesting', 'nesting']);
  });

  it('a file that no person wrote is not parsed at all', () => {
    const loaded = understand(folderOf(bytes(`# ${'x'.repeat(300_000)}`)), catalogue);
    expect(loaded.ok ? [] : loaded.problems.map(({ check }) => check)).toEqual(['file-size', 'file-size', 'file-size']);
  });
});

const sizeOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, one) => sum + sizeOf(one), 1)
    : 1;

/** A copy with the value of this number, in the order of the file, replaced; numbers beyond the last begin again. */
function replaced(value: unknown, number: number, by: unknown): unknown {
  const at = number % sizeOf(value);
  let count = 0;
  const copy = (one: unknown): unknown => {
    if (count++ === at) return by;
    if (Array.isArray(one)) return one.map(copy);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, member]) => [key, copy(member)]));
  };
  return copy(value);
}
