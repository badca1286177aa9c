import { Sha256 } from '@smithy/core/checksum';
import type { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { SessionCredentials } from '../sessions';
import type { Unsigned } from './request';

/**
 * The request with its signature by SigV4 over host, every other header, and the body. An operation that takes no
 * signature is given none: its caller must not learn whose credentials we hold.
 */
export async function signed({ request, signing }: Unsigned, credentials: SessionCredentials): Promise<HttpRequest> {
  if (signing === null) return request;
  const { name, region, escapesPath } = signing;
  const signer = new SignatureV4({ service: name, region, credentials, sha256: Sha256, uriEscapePath: escapesPath });
  return (await signer.sign(request)) as HttpRequest;
}
