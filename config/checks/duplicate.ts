import { quoted } from '../../shared/consequence/visible';
import type { Document, Path } from '../document';
import type { Problem } from '../problem';
import { said } from '../rules';
import type { RuleText } from '../schema/policy';
import { type Check, problemAt } from '../sources';

const exact = (value: string): string => value;
const anyCase = (value: string): string => value.toLowerCase();

/** No list names the same thing twice: the second is a slip for something else that is now missing. */
export const duplicate: Check = ({ settings, people, policies }) => [
  ...(settings ? twice(settings, ['regions'], settings.value.regions) : []),
  ...(people ? inPeople(people, people.value) : []),
  ...policies.flatMap((policy) => [
    ...twice(policy, ['attach'], policy.value.attach),
    ...policy.value.rules.flatMap((rule, index) => inRule(policy, ['rules', index], rule)),
    ...said(policy, 'levels').flatMap(({ value, path }) =>
      value.flatMap(({ of }, level) => twice(policy, [...path, level, 'of'], of)),
    ),
  ]),
];

function inRule(policy: Document, path: Path, { guard, except = [], replaces = [], where = {} }: RuleText): Problem[] {
  const { resources = [], regions = [], principals = [], people = [], hours } = where;
  return [
    ...twice(policy, [...path, 'guard'], guard, anyCase),
    ...twice(policy, [...path, 'except'], except, anyCase),
    ...twice(policy, [...path, 'replaces'], replaces),
    ...twice(policy, [...path, 'where', 'resources'], resources),
    ...twice(policy, [...path, 'where', 'regions'], regions),
    ...twice(policy, [...path, 'where', 'principals'], principals),
    ...twice(policy, [...path, 'where', 'people'], people),
    ...twice(policy, [...path, 'where', 'hours', 'days'], hours?.days ?? []),
  ];
}

function inPeople(
  document: Document,
  { people, groups }: NonNullable<Parameters<Check>[0]['people']>['value'],
): Problem[] {
  const ofPersons = Object.entries(people).flatMap(([id, { mails, iam, signIn }]) => [
    ...twice(document, ['people', id, 'mails'], mails, anyCase),
    ...twice(document, ['people', id, 'iam'], iam, anyCase),
    ...twice(
      document,
      ['people', id, 'signIn'],
      signIn.map(({ claim, value }) => `${claim} ${claim === 'email' ? anyCase(value) : value}`),
    ),
  ]);
  const ofGroups = Object.entries(groups).flatMap(([group, members]) => twice(document, ['groups', group], members));
  return [...ofPersons, ...ofGroups];
}

function twice(document: Document, path: Path, values: readonly string[], key = exact): readonly Problem[] {
  const keys = values.map(key);
  return values.flatMap((value, index) =>
    keys.indexOf(key(value)) === index
      ? []
      : [
          problemAt(document, [...path, index], {
            check: 'duplicate',
            message: `"${quoted(value)}" is listed twice`,
            hint: 'Delete one of them.',
          }),
        ],
  );
}
