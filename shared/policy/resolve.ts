import type { GuardMode } from '../configuration/configuration';
import { combine, type Near } from './combine';
import { hold } from './conditions';
import { actionKeyOf, type IndexedRule, type RuleIndex } from './rule-index';
import type { AskedAction, Situation } from './situation';
import type { Outcome, Resolution, Verdict } from './verdict';

/**
 * What the policies in force at a call's place say to it. Rules add: those of the account come first, then those of its
 * units up to the root, and all that apply count together. Only a rule that names another of a place above takes that
 * one's place. Always gives an answer; what is not known counts as far as it asks for more.
 */
export function resolve(index: RuleIndex, situation: Situation): Resolution {
  const verdicts: Verdict[] = [];
  const applying: Near[] = [];
  const replaced: Replaced = new Map();
  const keys = situation.actions.map(({ action }) => actionKeyOf(action));
  let denied = false;
  for (let depth = situation.path.length - 1; depth >= 0; depth -= 1) {
    const place = situation.path[depth] ?? '';
    const rules = index.get(place);
    if (!rules) continue;
    // What a place's own rules replace lies above it, so they are all asked before any of them takes effect.
    const here: Applying[] = [];
    for (const [nth, asked] of situation.actions.entries())
      for (const rule of rules.get(keys[nth] ?? '') ?? []) {
        const outcome = outcomeOf(rule, { asked, nth }, situation, replaced);
        verdicts.push({ ...outcome, rule: rule.id, place, action: asked.action });
        if (outcome.outcome === 'applies') here.push({ rule, nth, replaces: outcome.beside.length === 0 });
        denied ||= rule.denies && (outcome.outcome === 'applies' || outcome.outcome === 'replaced');
      }
    if (keys.length > 1) here.sort((one, two) => one.rule.order - two.rule.order);
    if (here.length > 0) applying.push(here.map(({ rule }) => rule));
    for (const { rule, nth, replaces } of here) {
      if (!replaces) continue;
      for (const id of rule.replaces) if (!replaced.has(keyOf(id, nth))) replaced.set(keyOf(id, nth), rule);
    }
  }
  const asked = denied ? combine(applying) : null;
  return { asked, mode: asked ? strictest(applying) : watched(verdicts), verdicts };
}

/** A rule that applies at one place, to the nth action of the call. */
interface Applying {
  readonly rule: IndexedRule;
  readonly nth: number;
  readonly replaces: boolean;
}

/** Who replaces a rule, for each action of the call by itself: its resources may match for one and not for another. */
type Replaced = Map<string, IndexedRule>;

const keyOf = (rule: string, nth: number): string => `${rule} ${nth}`;

const NOTHING: readonly string[] = [];

function outcomeOf(
  rule: IndexedRule,
  { asked, nth }: { readonly asked: AskedAction; readonly nth: number },
  situation: Situation,
  replaced: Replaced,
): Outcome {
  const held = hold(rule, asked, situation);
  if (!held.holds) return { outcome: 'does-not-hold', condition: held.condition };
  if (rule.rule.mode === 'observe') return { outcome: 'observes' };
  if (rule.rule.mode === 'humans' && situation.caller === 'pipeline') return { outcome: 'passes' };
  const by = replaced.size > 0 ? replaced.get(keyOf(rule.id, nth)) : undefined;
  return by
    ? { outcome: 'replaced', by: by.id, because: by.rule.because }
    : { outcome: 'applies', unsure: held.unsure, beside: held.wholly ? NOTHING : rule.replaces };
}

const strictest = (places: readonly Near[]): GuardMode =>
  places.flat().some(({ rule }) => rule.mode === 'everyone') ? 'everyone' : 'humans';

const watched = (verdicts: readonly Verdict[]): GuardMode | null =>
  verdicts.some(({ outcome }) => outcome === 'observes') ? 'observe' : null;
