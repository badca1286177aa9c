import * as fc from 'fast-check';
import { PROBLEMS } from '../../../shared/evaluation/document/problem';
import { type ReadPolicy, readPolicy } from '../../../shared/evaluation/document/read-policy';
import readable from './documents/readable-documents.json';
import refusedConditions from './documents/refused-conditions.json';
import refusedDocuments from './documents/refused-documents.json';
import refusedStatements from './documents/refused-statements.json';
import { situations } from './random';

const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

/** A document of one statement that allows everything, with changes; `null` removes an element. */
const withChanges = (changes: object) => ({
  Version: '2012-10-17',
  Statement: Object.fromEntries(Object.entries({ ...EVERYTHING, ...changes }).filter(([, value]) => value !== null)),
});

const problemsOf = (read: ReadPolicy) => (read.ok ? [] : read.problems.map(({ at, problem }) => [at, problem]));

describe('a policy document', () => {
  it.each(readable)('is read with $what', ({ document }) => {
    expect(readPolicy(document)).toMatchObject({ ok: true });
  });

  it.each(refusedDocuments)('is not read: $what', ({ document, problems }) => {
    expect(problemsOf(readPolicy(document))).toEqual(problems);
  });

  it.each(refusedStatements)('is not read with $what', ({ statement, problems }) => {
    const expected = problems.map(([at, problem]) => [`Statement[0].${at}`, problem]);
    expect(problemsOf(readPolicy(withChanges(statement)))).toEqual(expected);
  });

  it.each(refusedConditions)('is not read with $what', ({ condition, at, problem }) => {
    expect(problemsOf(readPolicy(withChanges({ Condition: condition })))).toEqual([
      [`Statement[0].Condition.${at}`, problem],
    ]);
  });

  it('is not read for any of the reasons there are', () => {
    const problems = [
      ...refusedDocuments.flatMap((refused) => refused.problems.map(([, problem]) => problem)),
      ...refusedStatements.flatMap((refused) => refused.problems.map(([, problem]) => problem)),
      ...refusedConditions.map(({ problem }) => problem),
    ];
    expect(new Set(problems)).toEqual(new Set(Object.keys(PROBLEMS)));
  });

  it('is refused with what was found, quoted and cut', () => {
    const read = readPolicy(withChanges({ Action: `rm\u202e -rf\n${'x'.repeat(500)}` }));
    expect(read).toMatchObject({
      ok: false,
      problems: [{ found: expect.stringMatching(/^rm -rf x{20,183} \[\.\.\.\]$/) }],
    });
  });

  it('is read or refused whatever the JSON, without an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(typeof readPolicy(json).ok).toBe('boolean');
      }),
    );
  });

  it('is read or refused wherever something strange stands in it', () => {
    const strange = fc.oneof(fc.jsonValue(), fc.constantFrom('__proto__', 'toString', '*$', '*', '', [[]]));
    fc.assert(
      fc.property(situations, strange, fc.nat(), ({ documents }, value, place) => {
        let n = 0;
        const changed = JSON.parse(JSON.stringify(documents), (_, member) => (n++ === place % 60 ? value : member));
        for (const document of [changed?.identity?.[0], changed?.boundary, changed?.resource])
          expect(typeof readPolicy(document).ok).toBe('boolean');
      }),
    );
  });

  it('with an own member named like one of every object is refused like any other unknown element', () => {
    const document = JSON.parse(
      '{"Version":"2012-10-17","__proto__":{},"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
    );
    expect(problemsOf(readPolicy(document))).toEqual([['__proto__', 'unknown-element']]);
  });
});
