import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../../shared/call/call';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import { cut } from '../../shared/text/cut';
import type { CallOutcome } from '../ports';
import type { SessionCredentials } from './sessions';
import { CannotSend } from './wire/cannot-send';
import { failedParts } from './wire/failed-parts';
import { keptAnswer } from './wire/kept-answer';
import { type Reply, replyOf } from './wire/reply';
import { requestOf } from './wire/request';
import { sendByS3 } from './wire/s3';
import { sendOnce } from './wire/send';
import { signed } from './wire/sign';

/** Sends a call once. A destructive call is not sent again by a program: whether it is, is for people to decide. */
async function send(catalogue: Catalogue, credentials: SessionCredentials, call: Call): Promise<Reply> {
  // The variable that every AWS SDK reads; only a local cloud sets it.
  const override = process.env.AWS_ENDPOINT_URL || undefined;
  if (call.service === 's3') return sendByS3(catalogue, credentials, call, override);
  const unsigned = await requestOf(catalogue, call, override);
  return replyOf(await sendOnce(await signed(unsigned, credentials)), unsigned.service.protocol);
}

/** What a dry run told. `ran`: EC2 answered as if the call had been real, so it may have been. */
export type Tried = { ok: true } | { ok: false; error: string; message: string; ran?: boolean } | 'no-dry-run';

/** Answers to a dry run that may change: a new role's policy takes seconds to spread, and throttling passes. */
const NOT_YET = /^(UnauthorizedOperation|RequestLimitExceeded|Throttling|ThrottlingException)$/;

/**
 * Asks EC2 with DryRun whether the call would be accepted now, and again after each pause while the answer may change.
 * `no-dry-run` for services without it; elsewhere a member of that name means something of its own.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
export async function dryRun(
  catalogue: Catalogue,
  credentials: SessionCredentials,
  call: Call,
  pauses: readonly number[],
): Promise<Tried> {
  const member = catalogue.service(call.service)?.operation(call.operation)?.dryRun;
  if (call.service !== 'ec2' || member === undefined) return 'no-dry-run';
  for (const pause of [...pauses, null]) {
    const refused = await refusal(catalogue, credentials, { ...call, input: { ...call.input, [member]: true } });
    if (!refused)
      return { ok: false, error: 'DryRunNotHonoured', message: 'AWS took the dry run for the call itself', ran: true };
    const { error, message } = refused;
    if (error === 'DryRunOperation') return { ok: true };
    if (!NOT_YET.test(error) || pause === null) return { ok: false, error, message };
    await sleep(pause);
  }
  throw new Error('unreachable: the last try returns');
}

/** How the service, or what is between, refused a call; `null` when it did not. */
async function refusal(
  catalogue: Catalogue,
  credentials: SessionCredentials,
  call: Call,
): Promise<{ error: string; message: string } | null> {
  try {
    const reply = await send(catalogue, credentials, call);
    return reply.ok ? null : { error: reply.error, message: reply.message };
  } catch (error) {
    return { error: (error as Error).name, message: (error as Error).message };
  }
}

/**
 * Sends the call, once. An answer with a 3xx or 4xx status is a failure: the service refused it or sent us elsewhere.
 * So is a call that cannot be written down: nothing has left us. No answer, or a 5xx after which the service may or may
 * not have acted, is unknown; so is a success that lists parts that failed. Of a success only identifiers and states are kept; see `keptAnswer`.
 */
export async function runCall(catalogue: Catalogue, credentials: SessionCredentials, call: Call): Promise<CallOutcome> {
  try {
    const reply = await send(catalogue, credentials, call);
    if (reply.ok) {
      const answer = cut(JSON.stringify(keptAnswer(reply.answer)), 2000);
      const failed = failedParts(reply.answer);
      if (failed.length > 0)
        return {
          outcome: 'unknown',
          why: cut(`AWS accepted the call and lists parts of it under ${failed.join(', ')}: ${answer}`, 1000),
        };
      return { outcome: 'executed', requestId: cut(reply.requestId, 200), answer };
    }
    const { status, error, message } = reply;
    if (status >= 300 && status < 500 && status !== 408)
      return { outcome: 'failed', error: cut(error, 200), message: cut(message, 1000) };
    return { outcome: 'unknown', why: cut(`${error}: ${message}`, 1000) };
  } catch (error) {
    const { name, message } = error as Error;
    if (error instanceof CannotSend)
      return { outcome: 'failed', sent: false, error: name, message: cut(message, 1000) };
    return { outcome: 'unknown', why: cut(`${name}: ${message}`, 1000) };
  }
}
