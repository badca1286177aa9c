import { quoted } from '../../consequence/visible';

/** Why a document is not read. One problem is enough: what is not understood is never evaluated. */
export const PROBLEMS = {
  'not-an-object': 'an object is expected here',
  'not-a-text': 'a text is expected here',
  'not-a-list': 'one text or a list of texts is expected here, with at least one',
  'not-a-value': 'a text, a number or true or false is expected here, or a list of them with at least one',
  'unknown-element': 'the policy language has no such element here',
  'missing-element': 'the statement has neither this element nor its opposite',
  'two-elements': 'the statement has this element and its opposite',
  'no-statement': 'the document has no statement',
  'unknown-version': 'the policy language has no such version',
  'unknown-effect': 'an effect is Allow or Deny',
  'not-an-action': 'an action is "*" or a service, a colon and a name, wildcards only in the name',
  'not-a-resource': 'a resource is "*" or begins with "arn:"',
  'variable-too-early': 'a variable stands in the last part of an ARN only',
  'malformed-variable':
    'a variable is a key in braces after a "$"; a default follows a comma and a blank, in single quotes',
  'not-a-principal': 'a principal is "*", an account, the ARN of a user, a role or a session, or a unique id',
  'not-principal-with-allow': 'NotPrincipal is for Deny only',
  'unknown-operator': 'the policy language has no such condition operator',
  'not-of-the-type': 'the value is not of the type that the operator compares',
} as const;

/** One thing in a document that is not read. */
export interface Problem {
  /** Where, e.g. `Statement[0].Condition.StringEquals`; names may be the author's, and are quoted. */
  readonly at: string;
  readonly problem: keyof typeof PROBLEMS;
  /** What stands there; the text may be hostile and is quoted. */
  readonly found: string;
}

/** A place further in. */
export const within = (at: string, name: string | number): string =>
  typeof name === 'number' ? `${at}[${name}]` : `${at === '' ? '' : `${at}.`}${quoted(name, 100)}`;

/** What stands there, in a few words. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'object') return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
  return quoted(String(value), 190);
}
