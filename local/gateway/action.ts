import type { Exchange } from './exchange';

/** What of a call tells its action. */
export type Asked = Pick<Exchange, 'method' | 'url' | 'headers' | 'body'>;

/**
 * The IAM action of a signed call (`s3:DeleteBucket`), or `null` where the bytes do not tell it: the service from the
 * signature's scope, the operation from the target header or the form. Of the REST services only S3's DeleteBucket.
 */
export function actionOf({ method, url, headers, body }: Asked): string | null {
  const service = /Credential=[^/]+\/\d{8}\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1];
  if (!service) return null;
  if (service === 's3') return method === 'DELETE' && /^\/[^/?]+\/?$/.test(url) ? 's3:DeleteBucket' : null;
  const target = headers['x-amz-target'];
  const named = typeof target === 'string' ? target.split('.').pop() : null;
  const operation = named ?? /(?:^|&)Action=(\w+)/.exec(body.toString('latin1'))?.[1];
  return operation ? `${service}:${operation}` : null;
}
