/**
 * What a member is made of: a simple type by its own name, a shape of the same service by the shape's name, `[Tag]` for a
 * list of them and `{Tag}` for a map from texts. The generator makes sure that no shape is called like a simple type.
 */
export type ShapeRef = SimpleType | (string & {});

/** Simple types of botocore's models. Timestamps are ISO 8601 texts and blobs base64 in our JSON inputs. */
export type SimpleType =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'timestamp'
  | 'blob'
  | 'document';

const SIMPLE: ReadonlySet<string> = new Set<SimpleType>([
  'string',
  'boolean',
  'integer',
  'long',
  'float',
  'double',
  'timestamp',
  'blob',
  'document',
]);

/** Whether a reference is a simple type, and so has no shape of its own. */
export const isSimple = (ref: ShapeRef): ref is SimpleType => SIMPLE.has(ref);

/** Where the REST protocols put a member; without one it is part of the body. */
export type Location = 'uri' | 'querystring' | 'header' | 'headers';

/** One member of a structure, or the element of a list or map. */
export interface Member {
  readonly of: ShapeRef;
  /** The name on the wire, where it is not the member's own. */
  readonly wire?: string;
  /** EC2's name in the query protocol, where it is neither of the above. */
  readonly ec2?: string;
  readonly at?: Location;
  /** The list or map stands without an element around it (XML and query protocols). */
  readonly flat?: true;
  /** An attribute of the XML element, not a child. */
  readonly attribute?: true;
  /** XML namespace: `[uri]`, or `[uri, prefix]`. */
  readonly xmlns?: readonly [string] | readonly [string, string];
  /** An idempotency token: kept when logged, never made up. */
  readonly token?: true;
  /** A secret: a call that carries it is refused, since signers would read it. */
  readonly secret?: true;
  /** A body of any length. */
  readonly stream?: true;
  /** Part of the host name. */
  readonly host?: true;
  /** JSON inside a header. */
  readonly json?: true;
  /** Format of a timestamp on the wire, where it is not the protocol's: `iso8601`, `unixTimestamp` or `rfc822`. */
  readonly time?: TimeFormat;
  /** The parameter of the service's endpoint rules that this member fills. */
  readonly endpoint?: string;
}

/** Formats of timestamps on the wire. */
export type TimeFormat = 'iso8601' | 'unixTimestamp' | 'rfc822';

/** A structure; in a `union` exactly one member is given. */
export interface Structure {
  readonly members: Readonly<Record<string, Member>>;
  readonly required: readonly string[];
  /** The member that is the whole body (REST protocols). */
  readonly payload?: string;
  readonly union?: true;
  /** Name of the XML element, where it is not the shape's. */
  readonly wire?: string;
  readonly xmlns?: readonly [string] | readonly [string, string];
}

/** A list of one kind of element. */
export interface List {
  readonly list: Member;
  readonly flat?: true;
}

/** A map with text keys. */
export interface MapShape {
  readonly key: Member;
  readonly value: Member;
  readonly flat?: true;
}

/** A simple type with something to say about it: its known values, or that it is a secret. */
export interface Scalar {
  readonly type: SimpleType;
  /** Values known when the catalogue was made; AWS adds to them, so a value outside is no fault. */
  readonly values?: readonly string[];
  readonly secret?: true;
  readonly time?: TimeFormat;
}

/** A shape of a service's input. */
export type Shape = Structure | List | MapShape | Scalar;
