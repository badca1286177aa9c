import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { sha256 } from '../../shared/canonical/hash';
import { canonicalJson } from '../../shared/canonical/json';
import type { StoredEvent } from '../../shared/ledger/envelope';
import type { MarkingWriter } from '../../shared/ledger/writers';
import type { SealedBallot, Witness } from '../ports';

/**
 * The witness in an S3 bucket with Object Lock whose policy demands `If-None-Match`: an object is written once.
 * `events/` is for Advance and the broker, `marks/advance/`, `marks/broker/` and `ballots/` for one of them each. A
 * refused write (412) is compared byte for byte; 409 means that another write of the same key is under way, so the
 * write is tried once more.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function s3Witness(client: S3Client, bucket: string, writer: MarkingWriter): Witness {
  const read = async (key: string): Promise<string | null> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await Body?.transformToString()) ?? null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  };
  const put = async (key: string, body: string, triesLeft = 1): Promise<'sealed' | 'differs'> => {
    try {
      const input = { Bucket: bucket, Key: key, Body: body, IfNoneMatch: '*', ContentType: 'application/json' };
      await client.send(new PutObjectCommand(input));
      return 'sealed';
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error;
      if (error.name === 'ConditionalRequestConflict' && triesLeft > 0) return put(key, body, triesLeft - 1);
      if (error.name !== 'PreconditionFailed') throw error;
      return (await read(key)) === body ? 'sealed' : 'differs';
    }
  };
  const ballotKey = (request: string, seq: number) => `ballots/${request}/${seq}`;
  const markKey = (by: MarkingWriter, request: string, { seq, body }: StoredEvent) =>
    `marks/${by}/${request}/${seq}-${sha256(body)}`;
  return {
    mark: async (request, event) => {
      await put(markKey(writer, request, event), event.body);
    },
    marked: async (by, request, event) => (await read(markKey(by, request, event))) === event.body,
    sealed: (request, seq) => read(`events/${request}/${seq}`),
    seal: (request, { seq, body }) => put(`events/${request}/${seq}`, body),
    sealBallot: async (request, seq, ballot) => {
      const sealed = await put(ballotKey(request, seq), canonicalJson(ballot));
      if (sealed === 'sealed') return 'sealed';
      // The provider may have rotated or re-described its key since the first seal; the token is what counts.
      const first = await read(ballotKey(request, seq));
      return first && (JSON.parse(first) as SealedBallot).token === ballot.token ? 'sealed' : 'differs';
    },
    readBallot: async (request, seq) => {
      const sealed = await read(ballotKey(request, seq));
      return sealed === null ? null : (JSON.parse(sealed) as SealedBallot);
    },
  };
}
