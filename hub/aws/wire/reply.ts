import { XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { cbor } from '@smithy/core/cbor';
import type { Protocol } from '../../../shared/catalogue/operation';
import type { Answered } from './send';

/** What the service said of a call. */
export type Reply =
  | { readonly ok: true; readonly requestId: string; readonly answer: unknown }
  | { readonly ok: false; readonly status: number; readonly error: string; readonly message: string };

/**
 * Reads an answer. An error is named as its service names it, without namespace and without the address that some put
 * behind a colon.
 *
 * @throws when a success cannot be read: then it is not known whether it is one.
 */
export function replyOf({ status, headers, body }: Answered, protocol: Protocol): Reply {
  if (status >= 200 && status < 300) {
    const answer = read(body, headers, protocol);
    return { ok: true, requestId: requestIdOf(headers, answer), answer };
  }
  const said = errorIn(readable(body, headers, protocol));
  const type = text(said.__type) ?? text(said.code) ?? text(said.Code);
  // REST services may use `code` for something of their own, and say the error in a header.
  const named =
    protocol === 'rest-json' ? (headers['x-amzn-errortype'] ?? type) : (type ?? headers['x-amzn-errortype']);
  const error = named === undefined ? (status === 404 ? 'NotFound' : `HTTP ${status}`) : plainName(named);
  return { ok: false, status, error, message: text(said.message) ?? text(said.Message) ?? plainText(body) };
}

type Said = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** `aws.protocoltests#FooError:http://…/` is `FooError`. */
const plainName = (name: string): string => name.split(',')[0]?.split(':')[0]?.split('#').at(-1)?.trim() ?? name;

/** Query services put the error below `Error`, EC2 below `Errors`, S3 Control and JSON services nowhere. */
function errorIn(said: unknown): Said {
  const all = isObject(said) ? (isObject(said.Errors) ? said.Errors.Error : (said.Error ?? said)) : {};
  const first: unknown = Array.isArray(all) ? all[0] : all;
  return isObject(first) ? first : {};
}

/** In a header for most, in the body for services with XML. */
function requestIdOf(headers: Answered['headers'], answer: unknown): string {
  const said = isObject(answer) ? answer : {};
  const metadata = isObject(said.ResponseMetadata) ? said.ResponseMetadata : said;
  const header = headers['x-amzn-requestid'] ?? headers['x-amzn-request-id'] ?? headers['x-amz-request-id'];
  return header ?? text(metadata.RequestId) ?? text(said.requestId) ?? '';
}

/** The schema of what has none. */
const DOCUMENT = 15;

const XML = new XmlShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  xmlNamespace: '',
  serviceNamespace: '',
});

function read(body: Uint8Array, headers: Answered['headers'], protocol: Protocol): unknown {
  if (body.length === 0) return null;
  if (protocol === 'cbor') return cbor.deserialize(body);
  const type = headers['content-type'] ?? '';
  const written = Buffer.from(body).toString('utf8');
  // The body of a REST service may be a file; that it came is all there is to know.
  if (protocol === 'rest-json') return /json/.test(type) ? JSON.parse(written) : null;
  if (protocol === 'rest-xml') return /xml/.test(type) ? XML.read(DOCUMENT, body) : null;
  return protocol === 'json' ? JSON.parse(written) : XML.read(DOCUMENT, body);
}

/** What can be read of an error; a gateway between us and the service answers in a language of its own. */
function readable(body: Uint8Array, headers: Answered['headers'], protocol: Protocol): unknown {
  try {
    return read(body, { 'content-type': /xml/.test(protocol) ? 'xml' : 'json', ...headers }, protocol);
  } catch {
    return null;
  }
}

const plainText = (body: Uint8Array): string => Buffer.from(body.subarray(0, 4000)).toString('utf8') || 'no message';
