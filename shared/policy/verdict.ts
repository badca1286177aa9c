import type { Assurance, Deadlines, GuardMode, LevelRule } from '../configuration/configuration';

/** One condition that does not hold, or cannot be known. */
export type Condition = 'resources' | 'regions' | 'principals' | 'people' | 'hours' | 'tags';

/**
 * What became of a rule that guards an action of the call. `applies`: its terms count. `observes`: they would, were the
 * rule not only observing. `replaced`: another rule's count instead. `does-not-hold`: a condition says no. `passes`: the
 * rule is about people, and a pipeline called.
 */
export type Outcome =
  | {
      readonly outcome: 'applies';
      /** Conditions that are not known, and so count. */
      readonly unsure: readonly Condition[];
      /** Rules that it would replace and stands beside here, since not every resource of the call is known to match. */
      readonly beside: readonly string[];
    }
  | { readonly outcome: 'observes' }
  | { readonly outcome: 'replaced'; readonly by: string; readonly because: string }
  | { readonly outcome: 'does-not-hold'; readonly condition: Condition }
  | { readonly outcome: 'passes' };

/** A rule beside what became of it. */
export type Verdict = Outcome & {
  /** As `policy/rule`. */
  readonly rule: string;
  /** Id of the place by which it is in force here: the root, a unit or the account. */
  readonly place: string;
  /** The action of the call that it guards. */
  readonly action: string;
};

/** What all rules together ask for. */
export interface Asked {
  readonly levels: readonly LevelRule[];
  readonly deadlines: Deadlines;
  readonly assurance: Assurance;
  readonly backup: 'off';
}

/** What policies say to a call, and why: every rule that guards one of its actions, nearest first. */
export interface Resolution {
  /** `null`: the guard lets the call pass, so nobody is asked. */
  readonly asked: Asked | null;
  /** The strictest mode of the rules that count; `observe` when none does, `null` when none even observes. */
  readonly mode: GuardMode | null;
  readonly verdicts: readonly Verdict[];
}
