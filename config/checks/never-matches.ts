import type { Catalogue } from '../../shared/catalogue/catalogue';
import { operationsOfAction } from '../../shared/catalogue/of-action';
import { quoted } from '../../shared/consequence/visible';
import { placedRules } from '../placed';
import type { Fault } from '../problem';
import { type Check, problemAt } from '../sources';

/** Every pattern of ARNs can match a resource of an action that its rule guards. */
export const neverMatches: Check = (sources, catalogue) =>
  placedRules(sources, catalogue).flatMap(({ written: { policy, path, text }, rule }) => {
    const { resources, hours } = text.where ?? {};
    const at = [...path, 'where'];
    const empty =
      rule.guard.length === 0 && text.except ? [problemAt(policy, [...path, 'except'], EVERYTHING, 'key')] : [];
    const never = hours && hours.from === hours.to ? [problemAt(policy, [...at, 'hours', 'to'], NO_TIME)] : [];
    if (!resources || rule.guard.length === 0) return [...empty, ...never];
    const kinds = new Set(rule.guard.flatMap((action) => resourceServices(action, catalogue)));
    return [
      ...never,
      ...resources.flatMap((pattern, index) => {
        if (pattern === '*' || [...kinds].some((kind) => couldBe(pattern, kind))) return [];
        const message = `"${quoted(pattern)}" matches no resource of what this rule guards`;
        const hint =
          kinds.size > 0
            ? `Their ARNs begin with ${[...kinds]
                .slice(0, 3)
                .map((kind) => `arn:*:${kind}:`)
                .join(', ')}.`
            : 'IAM knows no resources of these actions: leave "resources" out.';
        return [problemAt(policy, [...at, 'resources', index], { check: 'never-matches', message, hint })];
      }),
    ];
  });

const EVERYTHING: Fault = {
  check: 'never-matches',
  message: 'everything that the rule guards is excepted',
  hint: 'Delete the rule, or except less.',
};
const NO_TIME: Fault = {
  check: 'never-matches',
  message: 'the hours end when they begin',
  hint: 'For whole days write from: "00:00" and to: "24:00".',
};

/** Services in the ARNs of an action's resources. */
const resourceServices = (action: string, catalogue: Catalogue): readonly string[] =>
  operationsOfAction(catalogue, action).flatMap(({ operation }) =>
    (operation.actions ?? []).flatMap(({ resources }) => resources.flatMap(({ arn }) => arn?.split(':')[2] ?? [])),
  );

/** Whether an ARN of the service can match the pattern, going by the pattern's service alone. */
function couldBe(pattern: string, service: string): boolean {
  const [, , wanted = '*'] = pattern.split(':');
  const before = wanted.split(/[*?]/)[0] ?? '';
  return /[*?]/.test(wanted) ? service.startsWith(before) : wanted === service;
}
