import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Document, parse } from '../../../config/document';
import { loadConfiguration } from '../../../config/load';
import type { Position, Problem } from '../../../config/problem';
import { check } from '../../../config/schema/explain';
import { FILES } from '../../../config/schema/json-schema';
import { decode } from '../../../config/text';
import { writeConfiguration } from '../../../local/configuration/fill';
import { catalogue } from '../../organization/catalogue';
import { BASE, withOverlay } from '../overlay';
import { kindOf, refusals } from './validator';

const PROJECT = join(__dirname, '../../..');
const FIXTURES = join(__dirname, '../fixtures');

/** Every file of a folder that the YAML reader takes. */
function documentsIn(folder: string): readonly Document[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).sort();
  return files.flatMap((file) => {
    const { text, problem } = decode(file, readFileSync(join(folder, file)));
    const parsed = text === null || problem ? null : parse(file, text);
    return parsed?.ok ? [parsed.document] : [];
  });
}

const refusedIn = (folder: string) =>
  documentsIn(folder).flatMap((document) =>
    refusals(document, kindOf(document.file)).map(({ line, column }) => `${document.file}:${line}:${column}`),
  );

describe('an editor underlines nothing in', () => {
  it.each(['config/example', 'test/config/explanation/acme', relative(PROJECT, BASE)])('%s', (folder) => {
    expect(documentsIn(join(PROJECT, folder)).length).toBeGreaterThanOrEqual(3);
    expect(refusedIn(join(PROJECT, folder))).toEqual([]);
  });

  it("the demo's own files, once the ids of its Organization are filled in", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-demo-'));
    const units = { Security: 'ou-exam-11111111', Production: 'ou-exam-22222222', Sandbox: 'ou-exam-33333333' };
    const accounts = {
      management: '111111111111',
      hub: '222222222222',
      payments: '333333333333',
      analytics: '444444444444',
    };
    await writeConfiguration(folder, { id: 'o-exampleorg1', root: 'r-exam', units, accounts });
    expect(refusedIn(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it.each(readdirSync(join(FIXTURES, 'ok')))('fixtures/ok/%s', (name) => {
    expect(withOverlay(join(FIXTURES, 'ok', name), refusedIn)).toEqual([]);
  });
});

/** Which names are time zones is known by machines, and changes; a value does not say in which notation it was written. */
const isKnowable = ({ check, message }: Problem): boolean =>
  check !== 'numeral' && !message.includes('must be an IANA time zone');

const at = ({ line, column }: Position): string => `${line}:${column}`;

describe('an editor and countersign check', () => {
  const mistakes = readdirSync(join(FIXTURES, 'err'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  /** Mistakes in the shape of a file: places that `check` names, and places that an editor underlines. */
  const shapes = mistakes.flatMap((name) =>
    withOverlay(join(FIXTURES, 'err', name), (folder) =>
      documentsIn(folder).flatMap((document) => {
        const kind = kindOf(document.file);
        const checked = check<unknown>(FILES[kind].schema, document);
        const named = checked.ok ? [] : checked.problems.filter(isKnowable).map(at);
        return named.length === 0 ? [] : [{ name, named, underlined: refusals(document, kind).map(at) }];
      }),
    ),
  );

  it('agree on where the shape of a file is wrong', () => {
    const apart = shapes.filter(({ named, underlined }) => !named.every((place) => underlined.includes(place)));
    expect(apart).toEqual([]);
    expect(new Set(shapes.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  });

  it('never disagree on what is right: whatever is underlined is a problem', () => {
    for (const name of mistakes)
      withOverlay(join(FIXTURES, 'err', name), (folder) => {
        const loaded = loadConfiguration(folder, catalogue);
        const places = new Set(
          loaded.ok ? [] : loaded.problems.map((problem) => `${relative(folder, problem.file)}:${at(problem)}`),
        );
        const alone = documentsIn(folder).flatMap((document) => {
          const kind = kindOf(document.file);
          if (!check<unknown>(FILES[kind].schema, document).ok) return [];
          return refusals(document, kind).map((place) => `${document.file}:${at(place)}`);
        });
        expect([name, alone.filter((place) => !places.has(place))]).toEqual([name, []]);
      });
  });
});
