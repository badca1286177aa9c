import type { LevelRule } from '../../shared/configuration/configuration';
import { type Decision, decide, decisionHashOf } from '../../shared/decision/decision';
import { signersOf } from '../../shared/people/directory';
import { placeName } from '../../shared/policy/place';
import { resolve } from '../../shared/policy/resolve';
import { ruleIndexOf } from '../../shared/policy/rule-index';
import type { Situation } from '../../shared/policy/situation';
import type { Resolution, Verdict } from '../../shared/policy/verdict';
import type { Understood } from '../load';
import type { Limit } from '../question/limit';
import type { Asked } from '../question/situation';
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
  /** What bounds the policies' say; `null`: nothing that is known. */
  readonly limit: Limit | null;
  /** False: CloudTrail is not known to log what a denial of it must say, so as yet no request comes of it. */
  readonly isKnown: boolean;
  /** True when the guard lets the call pass. */
  readonly passes: boolean;
  readonly mode: Resolution['mode'];
  /** `null` where the call passes, and where nobody can ask. */
  readonly decision: Decision | null;
  /** Hash by which a signature covers the decision; `null` without one. */
  readonly hash: string | null;
  readonly levels: readonly ExplainedLevel[];
  /** Levels, were the observing rules to deny; `null` where no rule observes, and where nobody could ask. */
  readonly watched: readonly ExplainedLevel[] | null;
  readonly rules: readonly ExplainedRule[];
}

/** Explains what the hub would decide, by deciding it; `limit` and `isKnown` are where it never gets to. */
export function explain(
  { configuration, written }: Understood,
  { situation, limit, isKnown }: Omit<Asked & { readonly ok: true }, 'ok'>,
): Explanation {
  const { asked, mode, verdicts: all } = resolve(ruleIndexOf(configuration), situation);
  const isBound = limit?.kind !== 'not-bound';
  const verdicts = isBound ? all : [];
  const decision = limit ? null : decide(configuration, situation);
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
    limit,
    isKnown,
    passes: asked === null || !isBound,
    mode: isBound ? mode : null,
    decision,
    hash: decision && decisionHashOf(decision),
    levels: (decision?.levels ?? []).map(signersOn),
    watched: observed && !limit ? (decide(denying(configuration), situation)?.levels ?? []).map(signersOn) : null,
    rules: verdicts.map((verdict) => ({
      ...verdict,
      written: written.get(verdict.rule) ?? '',
      placeName: placeName(configuration, verdict.place),
    })),
  };
}
