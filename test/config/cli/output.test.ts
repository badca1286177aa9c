import { Writable } from 'node:stream';
import { outputTo } from '../../../config/cli/output';
import { overRecords, type Shown } from '../../../config/cli/over-records';
import { startProgress } from '../../../config/cli/progress';
import type { Streams } from '../../../config/cli/streams';
import { collector } from './run';

const failing = (code: string): Writable =>
  new Writable({ write: (_chunk, _encoding, taken) => taken(Object.assign(new Error(code), { code })) });

/** A stream like a terminal. */
const terminal = () => {
  const { stream, text } = collector();
  return { stream: Object.assign(stream, { isTTY: true }), text };
};

async function* manyLines(count: number): AsyncGenerator<Buffer> {
  for (let line = 0; line < count; line += 1) yield Buffer.from('{}\n');
}

const streams = (stdout: Writable, stdin: AsyncIterable<Buffer>, now = () => 0) => {
  const stderr = collector();
  return { told: stderr.text, streams: { stdin: stdin as Streams['stdin'], stdout, stderr: stderr.stream, now } };
};

const shown: Shown = { tier: 'EXACT', text: 'a line' };

describe('the output of a command over records', () => {
  it('waits for a slow reader: no second batch is read before the first was taken', async () => {
    const waiting: (() => void)[] = [];
    const slow = new Writable({
      write: (_chunk, _encoding, taken) => {
        waiting.push(taken);
      },
    });
    let read = 0;
    const source = (async function* () {
      for await (const line of manyLines(100)) {
        read += 1;
        yield line;
      }
    })();
    const { streams: given } = streams(slow, source);
    const run = overRecords([], given, () => shown);
    let taken = 0;
    while (read < 100 || waiting.length > 0) {
      await new Promise(setImmediate);
      expect(read).toBeLessThanOrEqual(taken + 3);
      waiting.shift()?.();
      taken += 1;
    }
    expect(await run).toBe(0);
  });

  it('stops quietly when nobody reads any more', async () => {
    let read = 0;
    const source = (async function* () {
      for (;;) {
        read += 1;
        yield Buffer.from('{}\n');
      }
    })();
    const { told, streams: given } = streams(failing('EPIPE'), source);
    expect(await overRecords([], given, () => ({ refusal: 'malformed', text: '' }))).toBe(0);
    expect(told()).toBe('');
    expect(read).toBeLessThan(5);
  });

  it('says so and ends with 2 when the results cannot be kept', async () => {
    const { told, streams: given } = streams(failing('ENOSPC'), manyLines(3));
    expect(await overRecords([], given, () => shown)).toBe(2);
    expect(told()).toMatch(/^error: the results cannot be written: ENOSPC\n/);
  });

  it('writes nothing after it has failed, and is asked why only then', async () => {
    const output = outputTo(failing('ENOSPC'));
    expect([output.isClosed(), output.failure()]).toEqual([false, null]);
    await output.write('a');
    await output.write('b');
    expect([output.isClosed(), output.failure()]).toEqual([true, 'the results cannot be written: ENOSPC']);
  });

  it('ends with 1 when a grant is not proven, and counts it', async () => {
    const { told, streams: given } = streams(collector().stream, manyLines(2));
    const results = [shown, { ...shown, unproven: true }];
    expect(await overRecords([], given, () => results.pop() ?? shown)).toBe(1);
    expect(told()).toBe('2 records: 2 EXACT, 1 not proven\n');
  });
});

describe('progress', () => {
  const times = [0, 1_000, 2_000, 2_100, 4_000, 7_000, 7_300];

  it('is silent for two seconds, then adds a line every few seconds', () => {
    const stderr = collector();
    let time = 0;
    const progress = startProgress({ stdin: null, stdout: collector().stream, stderr: stderr.stream, now: () => time });
    for (const now of times) {
      time = now;
      progress.at(now);
    }
    progress.end();
    expect(stderr.text()).toBe('2,000 records …\n7,000 records …\n');
  });

  it('rewrites one line of a terminal and clears it at the end', () => {
    const stderr = terminal();
    let time = 0;
    const progress = startProgress({ stdin: null, stdout: collector().stream, stderr: stderr.stream, now: () => time });
    for (const now of times) {
      time = now;
      progress.at(now);
    }
    progress.end();
    const clear = '\u001b[K';
    const counts = ['2,000', '4,000', '7,000', '7,300'].map((count) => `\r${count} records …${clear}`);
    expect(stderr.text()).toBe(`${counts.join('')}\r${clear}`);
  });

  it('says nothing where the results are on the same terminal', () => {
    const stderr = terminal();
    let time = 0;
    const progress = startProgress({ stdin: null, stdout: terminal().stream, stderr: stderr.stream, now: () => time });
    time = 60_000;
    progress.at(1);
    progress.end();
    expect(stderr.text()).toBe('');
  });

  it('is said there too where results come at the end', () => {
    const stderr = terminal();
    let time = 0;
    const streams = { stdin: null, stdout: terminal().stream, stderr: stderr.stream, now: () => time };
    const progress = startProgress(streams, 'at the end');
    time = 60_000;
    progress.at(1);
    expect(stderr.text()).toBe('\r1 record …\u001b[K');
  });
});
