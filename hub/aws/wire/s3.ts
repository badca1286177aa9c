import * as s3 from '@aws-sdk/client-s3';
import type { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions } from '@smithy/types';
import type { Call } from '../../../shared/call/call';
import type { Catalogue } from '../../../shared/catalogue/catalogue';
import type { SessionCredentials } from '../sessions';
import { CannotSend } from './cannot-send';
import { PRINTABLE } from './headers';
import type { Reply } from './reply';
import { modelOf } from './request';
import { ANSWER_WITHIN } from './send';
import { typedInput } from './typed-input';

/** What S3's client hands its requests to. */
export type Handler = Pick<NodeHttpHandler, 'handle'>;

const handlerFor60Seconds = (): NodeHttpHandler =>
  new NodeHttpHandler({ requestTimeout: ANSWER_WITHIN, socketTimeout: ANSWER_WITHIN, throwOnRequestTimeout: true });

/**
 * Sends a call of S3 by its own client, once. Its XML, checksums and addresses of buckets are unlike any other service's.
 * It gets no session for a directory bucket and follows no redirect: either would be another call.
 *
 * @throws CannotSend before anything is sent; otherwise when no answer came that tells what happened.
 */
export async function sendByS3(
  catalogue: Catalogue,
  credentials: SessionCredentials,
  call: Call,
  override: string | undefined,
  handler: Handler = handlerFor60Seconds(),
): Promise<Reply> {
  const command = commandOf(catalogue, call);
  let sent = false;
  const client = new s3.S3Client({
    credentials,
    region: call.region,
    maxAttempts: 1,
    followRegionRedirects: false,
    disableS3ExpressSessionAuth: true,
    disableMultiregionAccessPoints: true,
    customUserAgent: 'countersign',
    ...(override === undefined ? {} : { endpoint: override, forcePathStyle: true }),
    requestHandler: {
      handle: (request: HttpRequest, options?: HttpHandlerOptions) => {
        sent = true;
        return handler.handle(request, options);
      },
    },
  });
  try {
    const { $metadata, ...answer } = await client.send(command);
    return { ok: true, requestId: $metadata.requestId ?? '', answer };
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    if (!sent) throw new CannotSend('NoEndpoint', `S3: ${name}: ${message}`);
    if ($metadata?.httpStatusCode === undefined) throw error;
    return { ok: false, status: $metadata.httpStatusCode, error: name, message };
  } finally {
    client.destroy();
  }
}

/** A name that is a label of a host and no part of a path; the client would write `..` into one. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The command of the client, by the operation's name. A token that nobody gave is one that the client would invent. */
function commandOf(catalogue: Catalogue, call: Call): s3.DeleteBucketCommand {
  const { service, operation } = modelOf(catalogue, call);
  const Command = (s3 as unknown as Record<string, (new (input: unknown) => s3.DeleteBucketCommand) | undefined>)[
    `${call.operation}Command`
  ];
  if (!Command) throw new CannotSend('UnknownOperation', `the client of S3 has no ${call.operation}`);
  const typed = typedInput(service, operation.input, call.input);
  const { Bucket: bucket } = call.input;
  if (bucket !== undefined && !(typeof bucket === 'string' && BUCKET.test(bucket)))
    throw new CannotSend('InputNotValid', 'this is no name of a bucket');
  for (const [name, { at }] of Object.entries(operation.input.members)) {
    const value = call.input[name];
    if (at === 'header' && typeof value === 'string' && !PRINTABLE.test(value))
      throw new CannotSend('InputNotValid', `${name} is a header and cannot hold its value`);
  }
  for (const [name, { token }] of Object.entries(operation.input.members))
    if (token && typed[name] === undefined)
      throw new CannotSend('InputNotValid', `${name} is missing and is never made up`);
  return new Command(typed);
}
