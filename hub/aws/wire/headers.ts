import { createHash } from 'node:crypto';
import type { Service } from '../../../shared/catalogue/catalogue';
import type { OperationModel } from '../../../shared/catalogue/operation';
import { CannotSend } from './cannot-send';
import { addedHeaders } from './customisations';
import type { Endpoint } from './endpoint';

/** Printable ASCII: what a header can carry, and what a signer and Node write alike. */
export const PRINTABLE = /^[\t -~]*$/;

/**
 * The headers of a request: those written from the input, and what the endpoint, the service's client and HTTP add.
 *
 * @throws CannotSend when a value of the input cannot stand in a header.
 */
export function headersOf(
  written: Readonly<Record<string, string>>,
  body: Uint8Array | null,
  { endpoint, service, operation }: { endpoint: Endpoint; service: Service; operation: OperationModel },
): Record<string, string> {
  const headers = {
    ...Object.fromEntries(Object.entries(endpoint.headers).map(([name, values]) => [name, values.join(', ')])),
    ...addedHeaders(service, body),
    ...(operation.checksum ? { 'content-md5': md5(body) } : {}),
    ...written,
    ...(body ? { 'content-length': String(body.length) } : {}),
    host: endpoint.url.host,
    'user-agent': 'countersign',
  };
  for (const [name, value] of Object.entries(headers))
    if (!PRINTABLE.test(value)) throw new CannotSend('InputNotValid', `${name} is a header and cannot be "${value}"`);
  return headers;
}

/** The checksum that S3 Control asks for; it guards against a broken connection, not against anybody. */
const md5 = (body: Uint8Array | null): string =>
  createHash('md5')
    .update(body ?? '')
    .digest('base64');
