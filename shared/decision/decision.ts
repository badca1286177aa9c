import { hashOf } from '../canonical/hash';
import type { Assurance, Configuration, Deadlines, LevelRule } from '../configuration/configuration';

/** What a policy resolves to for one call. */
export interface Decision {
  readonly levels: readonly LevelRule[];
  /** Seconds. */
  readonly deadlines: Deadlines;
  readonly assurance: Assurance;
  readonly backup: 'off';
  /** Why it resolved so, for people; never part of the hash. */
  readonly reasons: readonly string[];
}

/** The decision for an IAM action, or `null` when no policy guards it. */
export function decide(configuration: Configuration, action: string): Decision | null {
  const policy = configuration.policies.find(({ mode, guard }) => mode !== 'observe' && guard.includes(action));
  if (!policy) return null;
  const { levels, deadlines, assurance, backup } = policy;
  return { levels, deadlines, assurance, backup, reasons: [`policy "${policy.name}" guards ${action}`] };
}

/** Hash of the decision's effects: who signs by group name, deadlines, assurance, backup. Reasons and membership do not enter. */
export function decisionHashOf({ levels, deadlines, assurance, backup }: Decision): string {
  return hashOf({ levels: levels.map(({ name, need, of }) => ({ name, need, of })), deadlines, assurance, backup });
}
