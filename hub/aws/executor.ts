import { setTimeout as sleep } from 'node:timers/promises';
import { EC2Client, TerminateInstancesCommand, type TerminateInstancesCommandInput } from '@aws-sdk/client-ec2';
import { DeleteBucketCommand, type DeleteBucketCommandInput, S3Client } from '@aws-sdk/client-s3';
import type { Call } from '../../shared/call/call';
import { cut } from '../../shared/text/cut';
import type { CallOutcome } from '../ports';
import type { SessionCredentials } from './sessions';

/** What a client's answer tells us: the request id and the answer itself. */
interface Answer {
  readonly $metadata: { readonly requestId?: string | undefined };
}

interface Client {
  readonly send: (call: Call, dryRun: boolean) => Promise<Answer>;
  readonly hasDryRun: boolean;
}

/** Seconds without an answer after which the outcome is unknown. */
const ANSWER_WITHIN = 60_000;

/** `maxAttempts: 1`: a destructive call is sent once; whether to send it again is for people to decide. */
const CLIENTS: Readonly<Record<string, (credentials: SessionCredentials, region: string) => Client>> = {
  'ec2:TerminateInstances': (credentials, region) => {
    const client = new EC2Client({
      credentials,
      region,
      maxAttempts: 1,
      requestHandler: { requestTimeout: ANSWER_WITHIN, throwOnRequestTimeout: true },
    });
    return {
      hasDryRun: true,
      send: ({ input }, dryRun) =>
        client.send(
          new TerminateInstancesCommand({
            ...(input as unknown as TerminateInstancesCommandInput),
            ...(dryRun ? { DryRun: true } : {}),
          }),
        ),
    };
  },
  's3:DeleteBucket': (credentials, region) => {
    const client = new S3Client({
      credentials,
      region,
      maxAttempts: 1,
      followRegionRedirects: false,
      requestHandler: { requestTimeout: ANSWER_WITHIN, throwOnRequestTimeout: true },
    });
    return {
      hasDryRun: false,
      send: ({ input }) => client.send(new DeleteBucketCommand(input as unknown as DeleteBucketCommandInput)),
    };
  },
};

function clientFor(credentials: SessionCredentials, call: Call): Client {
  const client = CLIENTS[`${call.service}:${call.operation}`];
  if (!client) throw new Error(`no client for ${call.service}:${call.operation}`);
  return client(credentials, call.region);
}

/** What a dry run told. `ran`: EC2 answered as if the call had been real, so it may have been. */
export type Tried = { ok: true } | { ok: false; error: string; message: string; ran?: boolean } | 'no-dry-run';

/** Answers to a dry run that may change: a new role's policy takes seconds to spread, and throttling passes. */
const NOT_YET = /^(UnauthorizedOperation|RequestLimitExceeded|Throttling|ThrottlingException)$/;

/**
 * Asks EC2 with DryRun whether the call would be accepted now, and again after each pause while the answer may change.
 * `no-dry-run` for services without it.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
export async function dryRun(credentials: SessionCredentials, call: Call, pauses: readonly number[]): Promise<Tried> {
  const client = clientFor(credentials, call);
  if (!client.hasDryRun) return 'no-dry-run';
  for (const pause of [...pauses, null]) {
    const refused = await client.send(call, true).then(
      () => null,
      (error: Error) => error,
    );
    if (!refused)
      return { ok: false, error: 'DryRunNotHonoured', message: 'AWS took the dry run for the call itself', ran: true };
    const { name, message } = refused;
    if (name === 'DryRunOperation') return { ok: true };
    if (!NOT_YET.test(name) || pause === null) return { ok: false, error: name, message };
    await sleep(pause);
  }
  throw new Error('unreachable: the last try returns');
}

/**
 * Sends the call, once. An answer with a 3xx or 4xx status is a failure: the service refused it or sent us elsewhere.
 * No answer, or a 5xx after which the service may or may not have acted, is unknown.
 */
export async function runCall(credentials: SessionCredentials, call: Call): Promise<CallOutcome> {
  try {
    const { $metadata, ...answer } = await clientFor(credentials, call).send(call, false);
    return { outcome: 'executed', requestId: $metadata.requestId ?? '', answer: cut(JSON.stringify(answer), 2000) };
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    const status = $metadata?.httpStatusCode;
    if (status !== undefined && status >= 300 && status < 500 && status !== 408)
      return { outcome: 'failed', error: name, message: cut(message, 1000) };
    return { outcome: 'unknown', why: cut(`${name}: ${message}`, 1000) };
  }
}
