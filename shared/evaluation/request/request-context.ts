/** Who calls, as far as policies can name it. */
export interface Caller {
  readonly kind: 'user' | 'role' | 'root';
  readonly arn: string;
  /** The twelve digits. */
  readonly account: string;
  /** ARN of the role's session; `null` where there is none or it is not known. */
  readonly session: string | null;
  /** A service-linked role, which no service control and no resource control policy reaches. */
  readonly serviceLinked: boolean;
  /** It has a permissions boundary. */
  readonly bounded: boolean;
}

/** A request after it was read: what the elements of statements are compared with. */
export interface RequestContext {
  readonly caller: Caller;
  /** As the request writes it; its case does not matter. */
  readonly action: string;
  /** The service prefix of the action, in lower case. */
  readonly service: string;
  readonly resource: string;
  readonly resourceCharacters: () => readonly number[];
  /** The account that owns the resource; `null` where neither ARN nor `aws:ResourceAccount` says it. */
  readonly resourceAccount: string | null;
  /** Values of a condition key in lower case; none where it is absent. */
  readonly valuesOf: (key: string) => readonly string[];
}
