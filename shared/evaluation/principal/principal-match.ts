import { anyOf, type Match, not } from '../match';
import type { Caller } from '../request/request-context';
import type { Naming } from './principal-element';

/** What a policy may name. */
export type PrincipalId =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'arn'; readonly arn: string }
  /** A unique id such as AIDA..., or the canonical id of an account: it may be the caller, and no ARN follows from it. */
  | { readonly kind: 'opaque' }
  /** An AWS service or an identity provider, never the caller here. */
  | { readonly kind: 'other' };

const ACCOUNT = /^(?:arn:aws[a-z-]*:iam::(\d{12}):root|(\d{12}))$/;
const ARN = /^arn:aws[a-z-]*:(?:iam::\d{12}:(?:user|role)|sts::\d{12}:(?:assumed-role|federated-user))\/[^*?]+$/;
const UNIQUE_ID = /^A[A-Z0-9]{15,127}$/;

/** Reads one principal; a wildcard stands for everyone or not at all. */
export function readPrincipalId(type: string, text: string): PrincipalId | null {
  if (type === 'Service' || type === 'Federated') return { kind: 'other' };
  if (type === 'CanonicalUser') return { kind: 'opaque' };
  if (type !== 'AWS') return null;
  if (text === '*') return { kind: 'everyone' };
  const [, byArn, byId] = ACCOUNT.exec(text) ?? [];
  const account = byArn ?? byId;
  if (account !== undefined) return { kind: 'account', account };
  if (ARN.test(text)) return { kind: 'arn', arn: text };
  return UNIQUE_ID.test(text) ? { kind: 'opaque' } : null;
}

/** Whether an id names the caller in a certain way. */
export function named(id: PrincipalId, naming: Naming, caller: Caller): Match {
  switch (id.kind) {
    case 'everyone':
      return naming === 'everyone';
    case 'account':
      return naming === 'account' && id.account === caller.account;
    case 'arn':
      return namedByArn(id.arn, naming, caller);
    case 'opaque':
      return 'principal-not-comparable';
    case 'other':
      return false;
  }
}

function namedByArn(arn: string, naming: Naming, { kind, arn: own, session }: Caller): Match {
  if (naming === 'user' || naming === 'role') return naming === kind && arn === own;
  if (naming !== 'session' || kind !== 'role') return false;
  if (session !== null) return arn === session;
  return arn.startsWith(sessionsOf(own)) ? 'session-unknown' : false;
}

/** What the ARNs of all sessions of a role begin with; they leave out the role's path. */
const sessionsOf = (role: string): string =>
  `${role.replace(/:iam:(:\d{12}):role\/(?:[^/]+\/)*([^/]+)$/, ':sts:$1:assumed-role/$2')}/`;

/**
 * Whether NotPrincipal is about the caller: it is not when user and account, or session, role and account are all
 * listed, and it is when none of them is. AWS leaves open what happens between, and says that a principal with a
 * permissions boundary is denied whatever is listed.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function notNamed(ids: readonly PrincipalId[], caller: Caller): Match {
  if (caller.bounded) return true;
  const lists = (naming: Naming): Match => anyOf(ids, (id) => named(id, naming, caller));
  if (lists('everyone') === true) return false;
  const ways: readonly Naming[] =
    caller.kind === 'root'
      ? ['account']
      : caller.kind === 'user'
        ? ['user', 'account']
        : ['session', 'role', 'account'];
  const listed = ways.map(lists);
  if (listed.every((match) => match === true)) return false;
  const some = anyOf(listed, (match) => match);
  return some === true ? 'not-principal-in-part' : not(some);
}
