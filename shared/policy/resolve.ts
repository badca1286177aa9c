import type { GuardMode } from '../configuration/configuration';
import { combine } from './combine';
import { hold } from './conditions';
import type { IndexedRule, RuleIndex } from './rule-index';
import type { AskedAction, Situation } from './situation';
import type { Outcome, Resolution, Verdict } from './verdict';

/**
 * What the policies in force at a call's place say to it. Rules add: those of the account come first, then those of its
 * units up to the root, and all that apply count together. Only a rule that names another of a place above takes that
 * one's place. Always gives an answer; what is not known counts as far as it asks for more.
 */
export function resolve(index: RuleIndex, situation: Situation): Resolution {
  const verdicts: Verdict[] = [];
  const applying: IndexedRule[] = [];
  const replaced: Replaced = new Map();
  let denied = false;
  for (let depth = situation.path.length - 1; depth >= 0; depth -= 1) {
    const place = situation.path[depth] ?? '';
    const rules = index.get(place);
    if (!rules) continue;
    // What a place's own rules replace lies above it, so they are all asked before any of them takes effect.
    const here: { readonly rule: IndexedRule; readonly action: string }[] = [];
    for (const asked of situation.actions)
      for (const rule of rules.get(asked.action) ?? []) {
        const outcome = outcomeOf(rule, asked, situation, replaced);
        verdicts.push({ ...outcome, rule: rule.id, place, action: asked.action });
        if (outcome.outcome === 'applies') here.push({ rule, action: asked.action });
        denied ||= rule.denies && (outcome.outcome === 'applies' || outcome.outcome === 'replaced');
      }
    for (const { rule, action } of here) {
      if (!applying.includes(rule)) applying.push(rule);
      for (const id of rule.rule.replaces) replaced.set(keyOf(id, action), replaced.get(keyOf(id, action)) ?? rule);
    }
  }
  const [first, ...others] = applying;
  const asked = denied && first ? combine([first, ...others]) : null;
  return { asked, mode: asked ? strictest(applying) : watched(verdicts), verdicts };
}

/** Who replaces a rule, by rule and action: one action of a call may be replaced and another not. */
type Replaced = Map<string, IndexedRule>;

const keyOf = (rule: string, action: string): string => `${rule} ${action}`;

function outcomeOf(rule: IndexedRule, asked: AskedAction, situation: Situation, replaced: Replaced): Outcome {
  const held = hold(rule, asked, situation);
  if (!held.holds) return { outcome: 'does-not-hold', condition: held.condition };
  if (rule.rule.mode === 'observe') return { outcome: 'observes' };
  if (rule.rule.mode === 'humans' && situation.caller === 'pipeline') return { outcome: 'passes' };
  const by = replaced.size > 0 ? replaced.get(keyOf(rule.id, asked.action)) : undefined;
  return by
    ? { outcome: 'replaced', by: by.id, because: by.rule.because }
    : { outcome: 'applies', unsure: held.unsure };
}

const strictest = (rules: readonly IndexedRule[]): GuardMode =>
  rules.some(({ rule }) => rule.mode === 'everyone') ? 'everyone' : 'humans';

const watched = (verdicts: readonly Verdict[]): GuardMode | null =>
  verdicts.some(({ outcome }) => outcome === 'observes') ? 'observe' : null;
