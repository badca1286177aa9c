import { identifier } from '../../shared/consequence/visible';
import { choices } from '../choices';
import type { Path } from '../document';
import { didYouMean } from '../nearest';
import { said } from '../rules';
import type { Typed } from '../schema/explain';
import type { PolicyFile } from '../schema/policy';
import { type Check, problemAt } from '../sources';

/** Every group that a policy names is in `people.yaml`. */
export const unknownGroup: Check = ({ people, policies }) => {
  if (!people) return [];
  const groups = people.value.groups;
  return policies.flatMap((policy) =>
    groupsNamed(policy).flatMap(({ names, path }) =>
      names.flatMap((group, index) => {
        if (Object.hasOwn(groups, group)) return [];
        const person = Object.hasOwn(people.value.people, group);
        const meant = person ? ', which is a person: policies name groups' : didYouMean(group, Object.keys(groups));
        const hint = `Groups in people.yaml: ${choices(Object.keys(groups))}.`;
        const message = `unknown group "${identifier(group)}"${meant}`;
        return [problemAt(policy, [...path, index], { check: 'unknown-group', message, hint })];
      }),
    ),
  );
};

interface Names {
  readonly names: readonly string[];
  readonly path: Path;
}

/** Every list of groups in a policy. */
function groupsNamed(policy: Typed<PolicyFile>): readonly Names[] {
  const ofLevels = said(policy, 'levels').flatMap(({ value, path }) =>
    value.flatMap(({ of, veto }, level): readonly Names[] => [
      { names: of, path: [...path, level, 'of'] },
      ...(veto ? [{ names: veto, path: [...path, level, 'veto'] }] : []),
    ]),
  );
  const told = said(policy, 'escalate').map(({ value, path }): Names => ({ names: value.to, path: [...path, 'to'] }));
  const asking = said(policy, 'may_request').flatMap(({ value, path }): readonly Names[] =>
    value === 'entitled' ? [] : [{ names: value, path }],
  );
  const where = policy.value.rules.flatMap(({ where: conditions }, index): readonly Names[] =>
    conditions?.people ? [{ names: conditions.people, path: ['rules', index, 'where', 'people'] }] : [],
  );
  return [...ofLevels, ...told, ...asking, ...where];
}
