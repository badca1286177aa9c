import { createHash } from 'node:crypto';
import { cbor } from '@smithy/core/cbor';
import { treeHash } from '../../hub/aws/wire/tree-hash';
import type { Protocol } from '../../shared/catalogue/operation';
import type { Said } from './requests';
import { xmlTree } from './xml-tree';

/**
 * What a request says, whatever the order and spacing of its body, in the terms of its protocol. Checksums that are true
 * of the body are worth the same, those that are not stay as they are.
 */
export function meaning(request: Said, protocol: Protocol): Omit<Said, 'body'> & { readonly body: unknown } {
  const { headers, body } = request;
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body?.base64 ?? '', 'base64');
  const sums: Readonly<Record<string, string>> = {
    'content-md5': createHash('md5').update(bytes).digest('base64'),
    'x-amz-sha256-tree-hash': treeHash(bytes),
  };
  return {
    ...request,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, sums[name] === value ? 'true' : value]),
    ),
    body: body === undefined ? null : content(bytes, headers['content-type'] ?? '', protocol),
  };
}

function content(bytes: Buffer, type: string, protocol: Protocol): unknown {
  if (protocol === 'cbor') return JSON.parse(JSON.stringify(cbor.deserialize(bytes)));
  const text = bytes.toString('utf8');
  if (type === 'application/x-www-form-urlencoded') return [...new URLSearchParams(text)].sort();
  if (/json/.test(type)) return JSON.parse(text);
  if (/xml/.test(type) && text !== '') return xmlTree(text);
  return bytes.toString('base64');
}
