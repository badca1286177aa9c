import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { keep, noCount } from '../../../config/replay/kept';
import { startReplay } from '../../../config/replay/replay';
import { replayText } from '../../../config/replay/text';
import { printJson } from '../../../config/report';
import { catalogue } from '../../organization/catalogue';
import { configuration } from '../../organization/configuration';

const settings = { organization: { ...configuration.organization, accounts: {} } };
const start = () => startReplay({ configuration, settings, written: new Map(), hash: 'x' }, catalogue);

const terminate = (changes: object): Buffer =>
  Buffer.from(
    JSON.stringify({
      eventTime: '2026-11-24T09:00:00Z',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'TerminateInstances',
      awsRegion: 'us-east-1',
      eventID: '10e1548f-893e-46f6-852a-25a9f8cf93e1',
      readOnly: false,
      recipientAccountId: '333333333333',
      userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::333333333333:assumed-role/deploy/x' },
      requestParameters: { instancesSet: { items: [{ instanceId: 'i-0a1b2c3d4e5f60718' }] } },
      ...changes,
    }),
  );
const calledBy = (arn: string): Buffer => terminate({ userIdentity: { type: 'AssumedRole', arn } });

describe('what records say is other people’s text', () => {
  it('never paints on the terminal: nothing of it is invisible or turns the line around', () => {
    const replay = start();
    const bad = 'arn:aws:iam::333333333333:role/\u001b[2J\u202edeploy\u200b\nrole\u2028';
    replay.take(calledBy(bad));
    replay.take(terminate({ eventID: bad }));
    const report = replay.report();
    for (const text of [replayText(report).replaceAll('\n', ''), printJson(report)])
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(replayText(report)).toContain('(U+202E)deploy(U+200B)');
  });

  it('never makes a replay throw, whatever the bytes are', () => {
    const month = readFileSync(join(__dirname, 'recordings/month.jsonl'), 'utf8').trim().split('\n');
    const broken = fc
      .tuple(fc.constantFrom(...month), fc.nat(), fc.string({ maxLength: 3 }))
      .map(([line, at, text]) => `${line.slice(0, at % line.length)}${text}${line.slice((at % line.length) + 1)}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string(), broken, fc.constantFrom(...month))), (texts) => {
        const replay = start();
        for (const text of texts) replay.take(Buffer.from(text));
        const { read, unreadable, passedOver, mutating } = replay.report().records;
        const counted = [...Object.values(unreadable), ...Object.values(passedOver), mutating];
        return read === texts.length && counted.reduce((one, two) => one + two, 0) === read;
      }),
      { numRuns: 300 },
    );
  });

  it('is not kept without end: names beyond the first so many share one entry, and long ones are cut', () => {
    const kept = keep(noCount, 3);
    for (const name of ['a', 'b', 'a', 'c', 'd', 'e', 'a']) kept.of(name).count += 1;
    expect(kept.all()).toEqual([
      ['a', { count: 3 }],
      ['b', { count: 1 }],
      ['c', { count: 1 }],
    ]);
    expect(kept.others()).toEqual({ count: 2 });
    const long = keep(noCount);
    long.of('x'.repeat(100_000)).count += 1;
    expect(long.all()[0]?.[0].length).toBeLessThan(1000);
  });

  it('is listed by the twenty most frequent, and the rest is said to be more', () => {
    const replay = start();
    for (let index = 0; index < 10_050; index += 1) replay.take(calledBy(`arn:aws:iam::333333333333:role/r-${index}`));
    replay.take(calledBy('arn:aws:iam::333333333333:role/r-77'));
    const { kinds, pipelines } = replay.report().stopped;
    expect(pipelines.names).toHaveLength(20);
    expect(pipelines.names[0]).toEqual({ name: 'arn:aws:iam::333333333333:role/r-77', asWritten: 2, everyone: 2 });
    expect(pipelines.more).toBe(9_981);
    expect(kinds).toEqual([{ kind: 'role session', asWritten: 10_051, everyone: 10_051 }]);
  });
});
