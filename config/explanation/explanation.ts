import type { LevelRule } from '../../shared/configuration/configuration';
import { type Decision, decide, decisionHashOf } from '../../shared/decision/decision';
import { signersOf } from '../../shared/people/directory';
import { placeName } from '../../shared/policy/place';
import { resolve } from '../../shared/policy/resolve';
import { ruleIndexOf } from '../../shared/policy/rule-index';
import type { Situation } from '../../shared/policy/situation';
import type { Resolution, Verdict } from '../../shared/policy/verdict';
import type { Understood } from '../load';
import { denying } from './denying';

/** A level with those who may sign it. */
export interface ExplainedLevel extends LevelRule {
  /** Names in `people.yaml`; the requester is not among them. */
  readonly signers: readonly string[];
}

/** A verdict with where its rule is written and in force. */
export type ExplainedRule = Verdict & {
  /** `file:line`. */
  readonly written: string;
  /** The place in words, e.g. `unit Production`. */
  readonly placeName: string;
};

/** Why a call resolves as it does. */
export interface Explanation {
  readonly situation: Situation;
  /** The place of the account in words. */
  readonly place: string;
  readonly mode: Resolution['mode'];
  readonly decision: Decision | null;
  /** Hash by which a signature covers the decision; `null` without one. */
  readonly hash: string | null;
  readonly levels: readonly ExplainedLevel[];
  /** Levels, were the observing rules to deny; `null` where no rule observes. */
  readonly watched: readonly ExplainedLevel[] | null;
  readonly rules: readonly ExplainedRule[];
}

/** Explains what the hub would decide, by deciding it. */
export function explain({ configuration, written }: Understood, situation: Situation): Explanation {
  const { mode, verdicts } = resolve(ruleIndexOf(configuration), situation);
  const decision = decide(configuration, situation);
  const signersOn = (level: LevelRule): ExplainedLevel => ({
    ...level,
    signers: signersOf(configuration, level, situation.person ?? '').map(({ id }) => id),
  });
  const observed = verdicts.some(({ outcome }) => outcome === 'observes');
  return {
    situation,
    place: [...situation.path]
      .reverse()
      .map((id) => placeName(configuration, id))
      .join(', '),
    mode,
    decision,
    hash: decision && decisionHashOf(decision),
    levels: (decision?.levels ?? []).map(signersOn),
    watched: observed ? (decide(denying(configuration), situation)?.levels ?? []).map(signersOn) : null,
    rules: verdicts.map((verdict) => ({
      ...verdict,
      written: written.get(verdict.rule) ?? '',
      placeName: placeName(configuration, verdict.place),
    })),
  };
}
