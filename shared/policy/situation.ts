/**
 * Who called: `human` is root, an IAM user, a federated session that one of these gave itself, or an Identity Center
 * session; `pipeline` everybody else.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export type CallerKind = 'human' | 'pipeline';

/** An IAM action that a call needs, and the resources on which. */
export interface AskedAction {
  /** E.g. `rds:DeleteDBInstance`, in the spelling of IAM. */
  readonly action: string;
  /** `null`: not known; what only adds safeguards then counts, what takes one away does not. */
  readonly arns: readonly string[] | null;
}

/** A call as far as policies ask about it. Everything in it is known for certain, or `null`. */
export interface Situation {
  readonly actions: readonly AskedAction[];
  /** Ids from the root over the organizational units to the account, the account's own last. */
  readonly path: readonly string[];
  readonly region: string;
  readonly caller: CallerKind;
  /** The caller's ARN as `aws:PrincipalArn` gives it: of a session the role's; `null`: not known. */
  readonly principal: string | null;
  /** Who asks, by the key in `people.yaml`; `null`: nobody of them. */
  readonly person: string | null;
  /** When AWS refused the call (ISO 8601): it stays the same for the whole life of a request. */
  readonly at: string;
  /** Tags of all its resources together, several values for a key; `null`: not read. */
  readonly tags: Readonly<Record<string, readonly string[]>> | null;
}

const HUMAN =
  /^arn:[a-z-]+:(?:iam::\d{12}:(?:root$|user\/|role\/aws-reserved\/sso\.amazonaws\.com\/)|sts::\d{12}:(?:assumed-role\/AWSReservedSSO_|federated-user\/))/;

/** What kind of caller an ARN is, as the guard tells them apart. */
export const callerKind = (arn: string): CallerKind => (HUMAN.test(arn) ? 'human' : 'pipeline');

/**
 * A caller's ARN as `aws:PrincipalArn` gives it; `null`: not known. The ARN of a role's session lacks the path that the
 * ARN of its role has.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export const principalOf = (caller: string): string | null =>
  caller === '' || /^arn:[a-z-]+:sts::\d{12}:assumed-role\//.test(caller) ? null : caller;
