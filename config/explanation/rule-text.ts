import type { Catalogue } from '../../shared/catalogue/catalogue';
import { placeName } from '../../shared/policy/place';
import { columns, section } from '../cli/knowledge/table';
import { expand, together } from '../guard/expand';
import type { Understood } from '../load';

/** One rule with everything its entries stand for. */
export interface ExplainedRuleText {
  readonly rule: string;
  readonly written: string;
  readonly places: readonly string[];
  readonly mode: string;
  /** Actions that it guards. */
  readonly guard: readonly string[];
  /** Actions that its globs match and that are not guarded, since no call of them could be run. */
  readonly unguarded: readonly string[];
}

/** What a rule, named as `policy/rule`, guards and does not; `null` when there is no such rule. */
export function explainRule(
  { configuration, written, entries }: Understood,
  id: string,
  catalogue: Catalogue,
): ExplainedRuleText | null {
  const [policyName, ruleName] = id.split('/');
  const policy = configuration.policies.find(({ name }) => name === policyName);
  const rule = policy?.rules.find(({ name }) => name === ruleName);
  if (!policy || !rule) return null;
  const { unguarded } = together((entries.get(id) ?? []).map((entry) => expand(entry, catalogue)));
  return {
    rule: id,
    written: written.get(id) ?? '',
    places: policy.attach.map((place) => placeName(configuration, place)),
    mode: rule.mode,
    guard: rule.guard,
    unguarded,
  };
}

/** The same for people. */
export const ruleText = ({ rule, written, places, mode, guard, unguarded }: ExplainedRuleText): string =>
  [
    `${rule}  ${written}`,
    ...columns([
      ['in force at', places.join(', ')],
      ['mode', mode],
    ]),
    ...section(`guards ${guard.length} ${guard.length === 1 ? 'action' : 'actions'}`, guard),
    ...section('matched by a glob and not guarded, since no call of it could be run', unguarded),
  ].join('\n');
