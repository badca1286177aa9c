import type { Resolution } from '../../shared/policy/verdict';
import type { Staff } from './staff';

/** Levels that a person's requests could never have met. */
export interface UnmetQuorum {
  /** Who would have asked, by the name in people.yaml; they sign nothing themself. */
  readonly person: string;
  /** The level that does not find its persons beside those before it. */
  readonly level: string;
  /** All levels, as `security 2 of security`. */
  readonly levels: readonly string[];
  /** Rules, as `policy/rule`, that ask for them together. */
  readonly rules: readonly string[];
  /** With the policies as they are written; else only with every rule in mode `everyone`. */
  readonly asWritten: boolean;
  readonly requests: number;
  /** Event ids, three at most. */
  readonly examples: readonly string[];
}

/** Collects them. */
export interface Quorums {
  readonly add: (unmet: Pick<UnmetQuorum, 'person' | 'asWritten'>, staff: Staff, by: Resolution, id: string) => void;
  /** Most requests first. */
  readonly all: () => readonly UnmetQuorum[];
}

/** Different ones that are told apart; the configuration has an end, but its combinations have a far one. */
const MOST = 1000;
const MOST_EXAMPLES = 3;

/** Starts collecting. */
export function startQuorums(): Quorums {
  const found = new Map<string, UnmetQuorum & { requests: number; readonly examples: string[] }>();
  return {
    add: ({ person, asWritten }, { missing, levels }, { verdicts }, id) => {
      const applying = verdicts.flatMap(({ rule, outcome }) => (outcome === 'applies' ? [rule] : []));
      const rules = [...new Set(applying)].sort();
      const key = JSON.stringify([person, asWritten, levels, rules]);
      let unmet = found.get(key);
      if (!unmet) {
        if (found.size >= MOST) return;
        unmet = { person, level: missing ?? '', levels, rules, asWritten, requests: 0, examples: [] };
        found.set(key, unmet);
      }
      unmet.requests += 1;
      if (unmet.examples.length < MOST_EXAMPLES && id !== '') unmet.examples.push(id);
    },
    all: () => [...found.values()].sort((a, b) => b.requests - a.requests || (a.person < b.person ? -1 : 1)),
  };
}
