import { hashOf } from '../canonical/hash';
import type { Configuration } from '../configuration/configuration';
import { placeName } from '../policy/place';
import { resolve } from '../policy/resolve';
import { ruleIndexOf } from '../policy/rule-index';
import type { Situation } from '../policy/situation';
import type { Asked, Verdict } from '../policy/verdict';

/** What policies resolve to for one call. */
export interface Decision extends Asked {
  /** Why it resolved so, for people; never part of the hash. */
  readonly reasons: readonly string[];
}

/** The decision for a call, or `null` when no policy guards it where it was made. */
export function decide(configuration: Configuration, situation: Situation): Decision | null {
  const { asked, verdicts } = resolve(ruleIndexOf(configuration), situation);
  return asked && { ...asked, reasons: [...new Set(verdicts.flatMap((verdict) => reasonOf(verdict, configuration)))] };
}

/** Rules that do not hold for this call are no reason; `explain` shows them. */
function reasonOf(verdict: Verdict, configuration: Configuration): readonly string[] {
  const rule = `rule "${verdict.rule}" of ${placeName(configuration, verdict.place)}`;
  switch (verdict.outcome) {
    case 'applies': {
      const unsure =
        verdict.unsure.length > 0 ? `, which counts because its ${verdict.unsure.join(' and ')} cannot be known` : '';
      return [`${rule} guards ${verdict.action}${unsure}`];
    }
    case 'replaced':
      return [`${rule} is replaced by "${verdict.by}": ${verdict.because}`];
    default:
      return [];
  }
}

/** Hash of the decision's effects: who signs by group name, deadlines, assurance, backup. Reasons and membership do not enter. */
export function decisionHashOf({ levels, deadlines, assurance, backup }: Decision): string {
  return hashOf({ levels: levels.map(({ name, need, of }) => ({ name, need, of })), deadlines, assurance, backup });
}
