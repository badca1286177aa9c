import { allRead, membersOf, type Report, reportInto } from './json';
import type { Policy } from './policy';
import { type Problem, within } from './problem';
import { readStatement } from './read-statement';

/** A document as it was read, or all that keeps it from being read. */
export type ReadPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const ELEMENTS: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement']);

/**
 * Reads a policy document from JSON, strictly: an unknown element, operator, version or form of value is a problem, and
 * a document with a problem is not read at all. It never throws, whatever the JSON. Of a member given twice
 * `JSON.parse` has kept the last before this is asked, as AWS would refuse the document.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(json: unknown): ReadPolicy {
  const problems: Problem[] = [];
  const policy = policyOf(json, reportInto(problems));
  return policy && problems.length === 0 ? { ok: true, policy } : { ok: false, problems };
}

function policyOf(json: unknown, report: Report): Policy | null {
  const members = membersOf(json, '', report);
  if (!members) return null;
  for (const [name, value] of members) if (!ELEMENTS.has(name)) report(within('', name), 'unknown-element', value);
  const version = members.get('Version') ?? '2008-10-17';
  if (version !== '2012-10-17' && version !== '2008-10-17') report('Version', 'unknown-version', version);
  const id = members.get('Id') ?? '';
  if (typeof id !== 'string') report('Id', 'not-a-text', id);
  const statement = members.get('Statement') ?? [];
  const statements: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  if (statements.length === 0) return report('Statement', 'no-statement', statement);
  const read = allRead(statements, (item, index) =>
    readStatement(item, { at: within('Statement', index), variables: version === '2012-10-17', report }),
  );
  return read && { statements: read };
}
