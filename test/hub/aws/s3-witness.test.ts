import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { s3Witness } from '../../../hub/aws/s3-witness';
import { sha256 } from '../../../shared/canonical/hash';
import { canonicalJson } from '../../../shared/canonical/json';
import { providerKey } from '../../organization/provider';

const s3 = mockClient(S3Client);
const witness = s3Witness(new S3Client({ region: 'us-east-1' }), 'witness', 'broker');
const event = { seq: 3, body: '{"a":1}' };

const refused = (name: string, httpStatusCode: number) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode }, message: name });
const holds = (text: string) => ({ Body: { transformToString: async () => text } }) as never;
const puts = () => s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input);

beforeEach(() => s3.reset());

describe('sealing an event', () => {
  it('writes its very bytes under its seq, if there is nothing there yet', async () => {
    s3.on(PutObjectCommand).resolves({});
    expect(await witness.seal('R', event)).toBe('sealed');
    expect(puts()).toEqual([
      { Bucket: 'witness', Key: 'events/R/3', Body: '{"a":1}', IfNoneMatch: '*', ContentType: 'application/json' },
    ]);
  });

  it('is done when the same bytes are there already, and differs when others are', async () => {
    s3.on(PutObjectCommand).rejects(refused('PreconditionFailed', 412));
    s3.on(GetObjectCommand, { Bucket: 'witness', Key: 'events/R/3' }).resolves(holds('{"a":1}'));
    expect(await witness.seal('R', event)).toBe('sealed');
    s3.on(GetObjectCommand).resolves(holds('{"a":2}'));
    expect(await witness.seal('R', event)).toBe('differs');
    s3.on(GetObjectCommand).resolves(holds('{"a":1} '));
    expect(await witness.seal('R', event)).toBe('differs');
  });

  it('is tried once more when another write of the same key is under way, and then fails', async () => {
    s3.on(PutObjectCommand).rejectsOnce(refused('ConditionalRequestConflict', 409)).resolves({});
    expect(await witness.seal('R', event)).toBe('sealed');
    s3.reset();
    s3.on(PutObjectCommand).rejects(refused('ConditionalRequestConflict', 409));
    await expect(witness.seal('R', event)).rejects.toThrow('ConditionalRequestConflict');
    expect(puts()).toHaveLength(2);
  });

  it.each([
    ['access is denied', refused('AccessDenied', 403)],
    ['S3 asks to slow down', refused('SlowDown', 503)],
    ['there is no answer', new Error('socket hang up')],
  ])('fails when %s: an event that may not be sealed is not acted on', async (_, error) => {
    s3.on(PutObjectCommand).rejects(error);
    await expect(witness.seal('R', event)).rejects.toBe(error);
  });

  it('fails when the sealed text cannot be read to be compared', async () => {
    s3.on(PutObjectCommand).rejects(refused('PreconditionFailed', 412));
    s3.on(GetObjectCommand).rejects(refused('AccessDenied', 403));
    await expect(witness.seal('R', event)).rejects.toThrow('AccessDenied');
  });

  it('can be read again; nothing there is no fault', async () => {
    s3.on(GetObjectCommand, { Bucket: 'witness', Key: 'events/R/3' }).resolves(holds('{"a":1}'));
    expect(await witness.sealed('R', 3)).toBe('{"a":1}');
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ $metadata: {}, message: '' }));
    expect(await witness.sealed('R', 4)).toBeNull();
  });
});

describe('a mark', () => {
  const key = (by: string) => `marks/${by}/R/3-${sha256('{"a":1}')}`;

  it("lies under its writer's own prefix, named by the text, so that two texts of one seq do not meet", async () => {
    s3.on(PutObjectCommand).resolves({});
    await witness.mark('R', event);
    expect(puts()).toMatchObject([{ Key: key('broker'), Body: '{"a":1}', IfNoneMatch: '*' }]);
  });

  it('may be there already', async () => {
    s3.on(PutObjectCommand).rejects(refused('PreconditionFailed', 412));
    s3.on(GetObjectCommand).resolves(holds('{"a":1}'));
    await expect(witness.mark('R', event)).resolves.toBeUndefined();
  });

  it('counts for the writer under whose prefix it lies, and for nobody else', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ $metadata: {}, message: '' }));
    s3.on(GetObjectCommand, { Bucket: 'witness', Key: key('broker') }).resolves(holds('{"a":1}'));
    expect(await witness.marked('broker', 'R', event)).toBe(true);
    expect(await witness.marked('advance', 'R', event)).toBe(false);
    expect(await witness.marked('broker', 'R', { seq: 3, body: '{"a":2}' })).toBe(false);
  });
});

describe('a verified ballot', () => {
  const ballot = { token: 'header.claims.signature', key: providerKey };

  it('is sealed apart, token and key together, and read back', async () => {
    s3.on(PutObjectCommand).resolves({});
    expect(await witness.sealBallot('R', 3, ballot)).toBe('sealed');
    expect(puts()).toMatchObject([{ Key: 'ballots/R/3', Body: canonicalJson(ballot), IfNoneMatch: '*' }]);
    s3.on(GetObjectCommand, { Bucket: 'witness', Key: 'ballots/R/3' }).resolves(holds(canonicalJson(ballot)));
    expect(await witness.readBallot('R', 3)).toEqual(ballot);
  });

  it('keeps its first seal when the provider describes the key anew; another token differs', async () => {
    s3.on(PutObjectCommand).rejects(refused('PreconditionFailed', 412));
    s3.on(GetObjectCommand).callsFake(() => holds(canonicalJson({ ...ballot, key: { ...providerKey, use: 'sig' } })));
    expect(await witness.sealBallot('R', 3, ballot)).toBe('sealed');
    expect(await witness.sealBallot('R', 3, { ...ballot, token: 'another' })).toBe('differs');
  });

  it('that nobody sealed is not there', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ $metadata: {}, message: '' }));
    expect(await witness.readBallot('R', 3)).toBeNull();
  });
});
