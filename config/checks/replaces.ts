import { identifier } from '../../shared/consequence/visible';
import type { Path } from '../document';
import { didYouMean } from '../nearest';
import { type PlacedRule, placedRules, wayTo } from '../placed';
import type { Fault, Problem } from '../problem';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';

/** Safeguards are loosened in the open only: by a rule that names the rule it replaces, says why, and stands below it. */
export const replaces: Check = (sources, catalogue) => {
  const { settings } = sources;
  if (!settings) return [];
  const rules = placedRules(sources, catalogue);
  const byId = new Map(rules.map((one) => [one.written.id, one]));
  return rules.flatMap((one) => {
    const { text, policy, path } = one.written;
    const names = text.replaces ?? [];
    if (names.length === 0)
      return text.because === undefined ? [] : [problemAt(policy, [...path, 'because'], NOTHING_REPLACED, 'key')];
    const all = names.flatMap((name, index) => {
      const at: Path = [...path, 'replaces', index];
      const replaced = byId.get(name);
      // It may be in a file that does not fit, which is said there.
      if (!replaced && !sources.whole) return [];
      if (!replaced) {
        const message = `unknown rule "${identifier(name)}"${didYouMean(name, byId.keys())}`;
        return [problemAt(policy, at, { check: 'replaces', message, hint: 'Rules are named policy/rule.' })];
      }
      const fault = faultOf(one, replaced, settings.value);
      return fault ? [problemAt(policy, at, { check: 'replaces', ...fault })] : [];
    });
    const silent = text.because === undefined ? [problemAt(policy, [...path, 'replaces'], NO_REASON, 'key')] : [];
    const byTags = text.where?.tags ? [problemAt(policy, [...path, 'where', 'tags'], BY_TAGS, 'key')] : [];
    return [...silent, ...byTags, ...all];
  });
};

const NOTHING_REPLACED: Fault = {
  check: 'replaces',
  message: '"because" says why a rule replaces others, and this one replaces none',
  hint: 'Write what it is about in a comment.',
};
const NO_REASON: Fault = {
  check: 'replaces',
  message: 'a rule that replaces others says why',
  hint: 'Add because: "…", which every explanation shows.',
};
const BY_TAGS: Fault = {
  check: 'replaces',
  message: 'tags cannot take safeguards away: whoever may set a tag would decide',
  hint: 'Use accounts, units or resources.',
};

const STRICTNESS = { observe: 0, humans: 1, everyone: 2 } as const;

/** Why one rule cannot take the place of another; `null` when it can. */
function faultOf(one: PlacedRule, other: PlacedRule, settings: Settings): Pick<Problem, 'message' | 'hint'> | null {
  const name = `"${other.written.id}"`;
  if (one === other) return { message: `${name} is this rule itself`, hint: 'Name a rule of a place above.' };
  if (other.written.text.locked)
    return { message: `${name} is locked: no rule may replace it`, hint: 'Ask those who wrote it.' };
  const above = (place: string): boolean =>
    wayTo(place, settings)
      .slice(0, -1)
      .some((id) => other.places.includes(id));
  if (!one.places.every(above))
    return {
      message: `${name} is not attached above every place of this rule`,
      hint: 'A rule replaces those of places above its own; beside them, change the rule itself.',
    };
  if (!one.rule.guard.some((action) => other.actions.has(action)))
    return {
      message: `${name} guards none of the actions of this rule`,
      hint: 'It is replaced for the actions that both guard.',
    };
  if (STRICTNESS[one.rule.mode] < STRICTNESS[other.rule.mode]) {
    const hint = 'The SCP of the place above denies here too. Attach that rule to fewer places instead.';
    return {
      message: `${name} has mode ${other.rule.mode}, and this rule ${one.rule.mode}: a rule below cannot let calls pass`,
      hint,
    };
  }
  return other.rule.mode === 'observe'
    ? { message: `${name} only observes, so there is nothing to replace`, hint: 'Delete it here.' }
    : null;
}
