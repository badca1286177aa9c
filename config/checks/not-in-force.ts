import type { Path } from '../document';
import { said, type Term } from '../rules';
import type { Typed } from '../schema/explain';
import type { PolicyFile } from '../schema/policy';
import { type Check, problemAt } from '../sources';

/** The name of the check, by which the commands for authors tell a draft from a mistake. */
export const NOT_IN_FORCE = 'not-in-force-yet';

/** What the language has words for and this version of the hub does not do. */
const TERMS: Readonly<Partial<Record<Term, string>>> = {
  reminders: 'reminders come at half and four fifths of every wait',
  escalate: 'nobody else is told when approvers do not answer',
  window: 'an approved call may run at any hour',
  freeze: 'an approved call may run on any day',
  may_request: 'whoever has an IAM user in people.yaml may ask',
  denied_by: 'only denials by the guard become requests',
  reason: 'the operator may give a reason and need not',
  ticket: 'no number of a ticket is asked for',
  texts: 'pages and mails have their own texts only',
};

/** Names of all fields that may be written and are not in force, as authors know them. */
export const NOT_IN_FORCE_FIELDS: readonly string[] = [...Object.keys(TERMS), 'backup', 'veto', 'tags', 'exemptions'];

/** A field that nothing acts on would look as if it protected something; so it is a problem, never passed over. */
export const notInForce: Check = ({ policies }) =>
  policies.flatMap((policy) => [
    ...Object.entries(TERMS).flatMap(([term, instead]) =>
      said(policy, term as Term).map(({ path }) => problem(policy, path, `"${term}"`, instead)),
    ),
    ...said(policy, 'backup')
      .filter(({ value }) => value !== 'off')
      .map(({ value, path }) => problem(policy, path, `backup: ${value}`, 'no copy is made before a call runs')),
    ...said(policy, 'levels').flatMap(({ value, path }) =>
      value.flatMap(({ veto }, index) =>
        veto
          ? [problem(policy, [...path, index, 'veto'], '"veto"', 'whoever may sign may reject, and nobody else')]
          : [],
      ),
    ),
    ...policy.value.rules.flatMap(({ where, replaces }, index) =>
      // A rule that replaces others will never do so by tags, which another check says.
      where?.tags && !replaces
        ? [problem(policy, ['rules', index, 'where', 'tags'], '"tags"', 'the hub does not read tags')]
        : [],
    ),
    ...(policy.value.exemptions
      ? [problem(policy, ['exemptions'], '"exemptions"', 'the guard lets nobody pass but grants')]
      : []),
  ]);

const problem = (policy: Typed<PolicyFile>, path: Path, what: string, instead: string) =>
  problemAt(
    policy,
    path,
    {
      check: NOT_IN_FORCE,
      message: `${what} is not in force yet: ${instead}`,
      hint: 'Delete it to deploy; explain, test and replay show a draft all the same.',
    },
    'key',
  );
