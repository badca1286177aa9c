import { DOCUMENTED, OPERATIONS, PAIRS, RECORDS, REFUSED, SOURCES } from './captured';
import { type Line, mutantsOf, readBack, survey } from './oracle';

// The first run on a machine installs the project's own Python environment; the oracle itself takes seconds.
const PATIENCE = 600_000;

const RIGHT = [...PAIRS, ...DOCUMENTED];

/** What is wrong with a mutant stands in its id between the id of the right line and the place. */
const WRONG = / (logged besides|logged otherwise|false dropped|\w+) \(/;

test(
  'every right input says on the wire what its record says',
  async () => {
    const verdicts = await readBack(RIGHT);
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
    expect(verdicts).toHaveLength(RIGHT.length);
  },
  PATIENCE,
);

describe('wrong in one thing', () => {
  let mutants: readonly Line[];
  beforeAll(async () => {
    mutants = await mutantsOf(RIGHT);
  }, PATIENCE);

  test(
    'an input or a record is refused',
    async () => {
      const verdicts = await readBack(mutants);
      expect(verdicts.filter(({ ok }) => ok)).toEqual([]);
      expect(verdicts).toHaveLength(mutants.length);
    },
    PATIENCE,
  );

  test('every kind of wrong is tried, and every right line is made wrong', () => {
    const kinds = new Set(mutants.map(({ id }) => WRONG.exec(id)?.[1]));
    expect([...kinds].sort()).toEqual([
      'added',
      'changed',
      'dropped',
      'false dropped',
      'logged besides',
      'logged otherwise',
      'mistyped',
      'moved',
      'reordered',
      'swapped',
      'unknown',
    ]);
    expect(RIGHT.filter(({ id }) => !mutants.some((mutant) => mutant.id.startsWith(`${id} `)))).toEqual([]);
  });
});

test(
  'what no input can stand for is refused, each for its reason',
  async () => {
    const verdicts = await readBack(REFUSED);
    expect(verdicts.map(({ id, ok, why }, at) => ({ id, ok, why: why?.includes(REFUSED[at]?.because ?? '') }))).toEqual(
      REFUSED.map(({ id }) => ({ id, ok: false, why: true })),
    );
  },
  PATIENCE,
);

test(
  'the input of every operation that botocore knows is read back from the wire, leaf by leaf',
  async () => {
    const { operations, differences } = await survey();
    // Retired by S3, and two of its members are the same element: what was sent cannot be told.
    expect(differences).toEqual([expect.stringMatching(/^s3 PutBucketNotification: /)]);
    expect(operations).toBeGreaterThan(19_000);
  },
  PATIENCE,
);

describe('the captured records', () => {
  test('may be handed on, and their sources are counted', () => {
    expect(new Set(RECORDS.map(({ _license }) => _license))).toEqual(new Set(['Apache-2.0', 'CC-BY-4.0', 'MIT']));
    const counts: Record<string, number> = {};
    for (const { _source, _license, _provenance } of RECORDS) {
      const row = `${_source.split(':')[0]} ${_license} ${_provenance}`;
      counts[row] = (counts[row] ?? 0) + 1;
    }
    expect(SOURCES).toEqual(counts);
  });

  test('name their operations one by one', () => {
    expect(OPERATIONS.map(({ line, event, parameters }) => ({ line, event, parameters }))).toEqual(
      RECORDS.map(({ eventSource, eventName, requestParameters }, at) => ({
        line: at + 1,
        event: `${eventSource} ${eventName}`,
        parameters: (requestParameters ?? null) !== null,
      })),
    );
  });

  test('have a right input for every mutating call that can have one, or the reason why it cannot', () => {
    const mutating = OPERATIONS.filter((one) => one.mutating && one.parameters && one.operation !== undefined);
    const lines = (some: readonly { readonly line?: number }[]) => new Set(some.map(({ line }) => line));
    const [right, refused] = [lines(PAIRS), lines(REFUSED)];
    for (const { line, inexact } of mutating) {
      expect([line, right.has(line), refused.has(line)]).toEqual([line, !inexact, Boolean(inexact)]);
    }
    expect(mutating).toHaveLength(187);
  });

  test('are tried with the operation they name', () => {
    const named = new Map(OPERATIONS.map(({ line, service, operation }) => [line, `${service} ${operation}`]));
    for (const { line, service, operation } of PAIRS) {
      expect([line, `${service} ${operation}`]).toEqual([line, named.get(line)]);
    }
  });
});
