import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { canonicalJson } from '../../shared/canonical/json';
import type { SealedBallot, Witness } from '../ports';

/**
 * The witness in an S3 bucket with Object Lock whose policy demands `If-None-Match`: an object is written once, by
 * Advance or the broker, and `ballots/` by the broker only. A refused write (412) is compared byte for byte.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function s3Witness(client: S3Client, bucket: string): Witness {
  const read = async (key: string): Promise<string | null> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await Body?.transformToString()) ?? null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  };
  const seal = async (key: string, body: string): Promise<'sealed' | 'differs'> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          IfNoneMatch: '*',
          ContentType: 'application/json',
        }),
      );
      return 'sealed';
    } catch (error) {
      if (!(error instanceof S3ServiceException) || error.name !== 'PreconditionFailed') throw error;
      return (await read(key)) === body ? 'sealed' : 'differs';
    }
  };
  const ballotKey = (request: string, seq: number) => `ballots/${request}/${seq}`;
  return {
    seal: (request, { seq, body }) => seal(`events/${request}/${seq}`, body),
    sealBallot: async (request, seq, ballot) => {
      const sealed = await seal(ballotKey(request, seq), canonicalJson(ballot));
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
