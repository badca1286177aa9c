/** A claim of an ID token that identifies one person, e.g. `{claim: 'email', value: 'li.wei@example.com'}`. */
export interface TokenIdentity {
  /** Issuer URL; absent: the installation's own identity provider. */
  readonly issuer?: string;
  /** `sub`, `email` (counts only with `email_verified`) or a custom claim. */
  readonly claim: string;
  readonly value: string;
}

/** A human with many identities. Quorum counts persons, never identities. */
export interface Person {
  /** Key in `people.yaml`, e.g. `li-wei`. */
  readonly id: string;
  readonly name: string;
  /** Where notices go; the first is used. */
  readonly mails: readonly string[];
  /** ARNs of IAM users by which AWS knows this person. */
  readonly iam: readonly string[];
  readonly tokens: readonly TokenIdentity[];
  readonly language: 'en' | 'zh';
  /** IANA time zone, e.g. `Asia/Shanghai`. */
  readonly zone: string;
}
