import type { Configuration, LevelRule } from '../../shared/configuration/configuration';
import { understaffed, unfillable, without } from '../../shared/people/staffing';

/** Who would be asked to sign a request, and the level that they cannot fill. */
export interface Staff {
  /** Everybody in a group of a level, once, whoever signs first; never the requester. */
  readonly persons: readonly string[];
  /** Levels as `security 2 of security`. */
  readonly levels: readonly string[];
  /** The name of the level that cannot be met; `null`: all can. */
  readonly missing: string | null;
}

/** Combinations remembered at most; beyond them each is worked out anew. */
const MOST = 10_000;

/** Finds the signers of requests, each combination of levels and requester once. */
export function staffOf({
  groups,
}: Pick<Configuration, 'groups'>): (levels: readonly LevelRule[], requester: string) => Staff {
  const known = new Map<string, Staff>();
  const personsOf = ({ of }: LevelRule): ReadonlySet<string> => new Set(of.flatMap((group) => groups[group] ?? []));
  return (levels, requester) => {
    const names = levels.map(levelText);
    const key = JSON.stringify([requester, ...names]);
    const before = known.get(key);
    if (before) return before;
    const posts = without(
      levels.map((level) => ({ need: level.need, persons: personsOf(level) })),
      requester,
    );
    const short = understaffed(posts) ?? unfillable(posts);
    const staff: Staff = {
      persons: [...new Set(posts.flatMap(({ persons }) => [...persons]))],
      levels: names,
      missing: short === null ? null : (levels[short]?.name ?? ''),
    };
    if (known.size < MOST) known.set(key, staff);
    return staff;
  };
}

/** A level in one line, as policy tests write it. */
export const levelText = ({ name, need, of }: LevelRule): string => `${name} ${need} of ${of.join(', ')}`;
