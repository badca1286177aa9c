import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silent } from '../../local/progress';
import { Shutdown } from '../../local/shutdown';
import { bundleBare } from './bare/bundle';
import { type Budget, QUICK, type Result } from './benchmark';
import { benchmarks } from './benchmarks';
import { configurationCheck } from './config/configuration-check';
import { ledgerFold } from './domain/ledger-fold';
import { policyResolution } from './domain/policy-resolution';
import { recordToApprovalHash } from './domain/record-to-approval-hash';
import { replay } from './domain/replay';
import { lambdaInit } from './lambda/lambda-init';
import { workerMemory } from './lambda/worker-memory';
import { type DenialStage, denialToMail } from './mail/denial-to-mail';
import { parseBenchOptions } from './options';
import { reportPage } from './report';
import { median, percentile } from './statistics';
import { table } from './table';

const budget: Budget = { ...QUICK, lambdas: ['sweep'] };

/** What a result measures, without the values. */
const shapeOf = ({ figures }: Result) => figures.map(({ of, what, unit }) => `${of}: ${what} (${unit})`);

describe('a benchmark gives figures next to their yardstick, whatever their values', () => {
  it('lambda-init', async () => {
    const result = await lambdaInit(budget, silent);
    expect(shapeOf(result)).toEqual([
      'sweep: bundle (KiB)',
      'sweep: empty bundle (KiB)',
      'sweep: load (ms)',
      'sweep: empty load (ms)',
      'sweep: ratio (x)',
    ]);
    expect(result.figures.every(({ value }) => value > 0)).toBe(true);
  });

  it('policy-resolution, beside two engines that say the same', async () => {
    const result = await policyResolution(budget);
    expect(shapeOf(result)).toEqual([
      '20 rules, 30 accounts: resolutions a second (calls/s)',
      '20 rules, 30 accounts: one resolution (µs)',
      '20 rules, 30 accounts: Cedar (µs)',
      '20 rules, 30 accounts: Cedar, times ours (x)',
      '20 rules, 30 accounts: json-rules-engine (µs)',
      '20 rules, 30 accounts: json-rules-engine, times ours (x)',
      '10 rules, 20 accounts: one resolution (µs)',
      '10 rules, 20 accounts: growth (x)',
      '50 rules, 20 accounts: one resolution (µs)',
      '50 rules, 20 accounts: growth (x)',
    ]);
    expect(result.figures.every(({ value }) => value > 0)).toBe(true);
  });

  it('worker-memory', async () => {
    const result = await workerMemory(budget, silent);
    expect(shapeOf(result)).toEqual([
      'sweep: resident (MiB)',
      'sweep: empty (MiB)',
      'sweep: Node alone (MiB)',
      'sweep: ratio (x)',
    ]);
    expect(result.figures.every(({ value }) => value > 0)).toBe(true);
  });

  it('record-to-approval-hash, for each of three records', async () => {
    const shape = shapeOf(await recordToApprovalHash(budget));
    expect(shape.filter((line) => line.startsWith('DeleteBucket'))).toEqual([
      'DeleteBucket: record (bytes)',
      'DeleteBucket: to approval hash (µs)',
      'DeleteBucket: JSON.parse (µs)',
      'DeleteBucket: ratio (x)',
    ]);
    expect(shape).toHaveLength(12);
  });

  it('replay, for both layouts of records, with the memory of the whole recording', async () => {
    const shape = shapeOf(await replay(budget));
    expect(shape.filter((line) => line.startsWith('one record a line'))).toEqual([
      'one record a line: a record (µs)',
      'one record a line: a second and core (records/s)',
      'one record a line: in JSON.parse (x)',
    ]);
    expect(shape.filter((line) => line.startsWith('2,000 records'))).toEqual([
      '2,000 records: time (ms)',
      '2,000 records: most heap (MiB)',
      '2,000 records: most resident (MiB)',
      '2,000 records: heap, last tenth to first (x)',
    ]);
  });

  it('configuration-check, for each number of policies, with which nothing is wrong', async () => {
    const result = await configurationCheck(budget, silent);
    expect(shapeOf(result).filter((line) => line.startsWith('15 policies'))).toEqual([
      '15 policies: files (KiB)',
      '15 policies: check (ms)',
      '15 policies: YAML alone (ms)',
      '15 policies: ratio (x)',
      '15 policies: a policy more (µs)',
      '15 policies: growth of that (x)',
    ]);
  });

  it('ledger-fold, for each length of stream', async () => {
    const shape = shapeOf(await ledgerFold(budget));
    expect(shape.filter((line) => line.includes('fold'))).toEqual([
      '10 events: fold, an event (µs)',
      '20 events: fold, an event (µs)',
    ]);
  });
});

describe('denial-to-mail', () => {
  const order: string[] = [];
  const way = (name: string, milliseconds: readonly number[]) => {
    const left = [...milliseconds];
    return async () => {
      order.push(name);
      return left.shift() ?? 0;
    };
  };
  const stage: DenialStage = {
    refuse: async () => ({ name: 'orders-batch-1', event: {} }) as never,
    hub: way('hub', [900, 400, 500]),
    bare: way('bare', [300, 100, 200]),
    stop: async () => {
      order.push('stop');
    },
  };

  it('sends both kinds of mail in turns, apart from the first, and stops its stage', async () => {
    const { figures } = await denialToMail(budget, silent, async () => stage);
    expect(order).toEqual(['hub', 'bare', 'bare', 'hub', 'hub', 'bare', 'stop']);
    const of = (name: string) => figures.filter((figure) => figure.of === name).map(({ value }) => value);
    expect(of('hub')).toEqual([900, 400, 500]);
    expect(of('bare hops')).toEqual([300, 100, 200]);
    expect(of('hub less bare')).toEqual([600, 300, 300]);
  });

  it('has bare handlers that bundle as the hub does', () => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-bare-'));
    const bundles = bundleBare(folder);
    expect(Object.keys(bundles).sort()).toEqual(['advance', 'intake', 'tell']);
    for (const path of Object.values(bundles)) expect(readdirSync(path)).toEqual(['index.js']);
    rmSync(folder, { recursive: true });
  });
});

describe('the report', () => {
  const figures = [
    { of: 'intake', what: 'ratio', value: 1.5, unit: 'x', target: 1.3 },
    { of: 'tell', what: 'ratio', value: 1.1, unit: 'x', target: 1.3 },
    { of: 'tell', what: 'load', value: 1234.5, unit: 'ms' },
  ] as const;

  it('is a table with a row for each thing and a column for each figure, misses in bold', () => {
    expect(table(figures)).toBe(
      [
        '|        | ratio                   | load     |',
        '| ------ | ----------------------- | -------- |',
        '| intake | **1.50 x** (misses 1.3) |          |',
        '| tell   | 1.10 x (at most 1.3)    | 1,235 ms |',
      ].join('\n'),
    );
  });

  it('says on its page what misses, and that a busy machine proves nothing', () => {
    const machine = { system: 'Linux x64', processor: 'P', cores: 2, memoryGiB: 8, node: 'v22.0.0', load: 3 };
    const results = [{ name: 'lambda-init', question: 'Why?', method: 'So.', figures }];
    const page = reportPage({ taken: '2026-11-24T09:00:00.000Z', machine, results });
    expect(page).toContain('- lambda-init: ratio of intake is 1.50, the target is 1.3');
    expect(page).not.toContain('ratio of tell is');
    expect(page).toContain('The machine was busy (load 3)');
    expect(page).toContain('## lambda-init\n\nWhy?');
  });

  it('takes medians and percentiles by nearest rank', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(percentile([...Array(40).keys()], 0.95)).toBe(37);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('npm run bench', () => {
  const names = Object.keys(benchmarks(new Shutdown()));

  it('runs all eight unless told otherwise', () => {
    expect(parseBenchOptions([], names).only).toEqual([
      'denial-to-mail',
      'lambda-init',
      'worker-memory',
      'record-to-approval-hash',
      'exact-call',
      'configuration-check',
      'replay',
      'policy-resolution',
      'ledger-fold',
    ]);
    expect(parseBenchOptions(['--only', 'ledger-fold'], names).only).toEqual(['ledger-fold']);
  });

  it.each([
    ['--only', 'speed'],
    ['--write', '--quick'],
    ['--write', '--only', 'ledger-fold'],
  ])('refuses %s %s', (...args) => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(() => parseBenchOptions(args, names)).toThrow();
    said.mockRestore();
  });
});
