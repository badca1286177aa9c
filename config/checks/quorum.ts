import type { LevelRule } from '../../shared/configuration/configuration';
import { type Post, understaffed, unfillable, without } from '../../shared/people/staffing';
import type { Path } from '../document';
import type { Kind } from '../meaning';
import { groupsWithin, membersNamed, membersOf } from '../members';
import type { Problem } from '../problem';
import { said } from '../rules';
import type { Typed } from '../schema/explain';
import type { People } from '../schema/people';
import type { PolicyFile } from '../schema/policy';
import { type Check, problemAt } from '../sources';

/** Every request can get all its signatures, whoever asks: nobody signs twice, and nobody signs their own request. */
export const quorum: Check = ({ people, policies }) =>
  policies.flatMap((policy) =>
    said(policy, 'levels').flatMap(({ value, path }) => {
      const levels: Levels = { policy, path, levels: value };
      const tooFew = belowOne(levels);
      return tooFew.length > 0 || !people ? tooFew : reachable(levels, people.value);
    }),
  );

/** Levels where they are written. */
interface Levels {
  readonly policy: Typed<PolicyFile>;
  readonly path: Path;
  readonly levels: readonly LevelRule[];
}

const at = ({ policy, path }: Levels, level: number, check: Kind, message: string, hint?: string): Problem =>
  problemAt(policy, [...path, level, 'need'], { check, message, ...(hint && { hint }) });

const belowOne = (levels: Levels): readonly Problem[] =>
  levels.levels.flatMap(({ name, need }, level) =>
    need >= 1
      ? []
      : [
          at(
            levels,
            level,
            'quorum-below-one',
            `level "${name}" needs ${need}, expected at least 1`,
            'A level that nobody must sign is no level: delete it.',
          ),
        ],
  );

/** Names that are nobody have problems of their own; counting without them would only invent more. */
function reachable(levels: Levels, people: People): readonly Problem[] {
  const found = shortageOf(levels.levels, people);
  if (!found) return [];
  return found.map(({ level, message, hint }) => at(levels, level, 'quorum-unreachable', message, hint));
}

/** What is missing at which level. */
export interface Shortage {
  readonly level: number;
  readonly message: string;
  readonly hint?: string;
}

const known = new WeakMap<People, Map<string, readonly Shortage[]>>();

/**
 * Where levels cannot be filled; nothing to say while a group, or one inside it, is unknown or empty, which is said
 * elsewhere. The same levels are counted once, however many rules ask for them.
 */
export function shortageOf(levels: readonly LevelRule[], people: People): readonly Shortage[] {
  const before = known.get(people) ?? new Map<string, readonly Shortage[]>();
  known.set(people, before);
  const key = JSON.stringify(levels.map(({ name, need, of }) => [name, need, of]));
  const found = before.get(key) ?? counted(levels, people);
  before.set(key, found);
  return found;
}

function counted(levels: readonly LevelRule[], people: People): readonly Shortage[] {
  const groups = levels.flatMap(({ of }) => of);
  if (!groups.every((group) => isClear(group, people))) return [];
  const posts: readonly Post[] = levels.map(({ need, of }) => ({
    need,
    persons: new Set(of.flatMap((group) => membersOf(group, people))),
  }));
  const short = posts.flatMap((post, level) => (post.persons.size < post.need ? [tooSmall(levels, level, post)] : []));
  if (short.length > 0) return short;
  const overlap = unfillable(posts);
  if (overlap !== null) return [tooMuchOverlap(levels, overlap, posts)];
  const requesters = Object.keys(people.people).filter((id) => people.people[id]?.iam.length);
  return forRequesters(levels, requesters, posts);
}

const isClear = (group: string, all: People): boolean =>
  [...groupsWithin(group, all)].every((one) => membersNamed(one, all.groups).length > 0);

function tooSmall(levels: readonly LevelRule[], level: number, { need, persons }: Post): Shortage {
  return { level, message: `level ${named(levels, level)} needs ${need}, but its groups have ${count(persons.size)}` };
}

function tooMuchOverlap(levels: readonly LevelRule[], level: number, posts: readonly Post[]): Shortage {
  const together = posts.slice(0, level + 1);
  const need = together.reduce((sum, post) => sum + post.need, 0);
  const persons = new Set(together.flatMap((post) => [...post.persons]));
  const message = `the levels up to ${named(levels, level)} need ${need} different persons, but their groups cannot give them (${list([...persons])})`;
  return { level, message, hint: 'A person signs once per request, at one level only.' };
}

/** One shortage for each level that fails, naming everybody for whom it fails. */
function forRequesters(
  levels: readonly LevelRule[],
  requesters: readonly string[],
  posts: readonly Post[],
): readonly Shortage[] {
  const failures = requesters.flatMap((requester) => {
    if (!posts.some(({ persons }) => persons.has(requester))) return [];
    const left = without(posts, requester);
    const level = understaffed(left) ?? unfillable(left);
    return level === null ? [] : [{ requester, level }];
  });
  return posts.flatMap(({ need }, level) => {
    const failing = failures.filter((failure) => failure.level === level).map(({ requester }) => requester);
    if (failing.length === 0) return [];
    const missing = `without the requester, level ${named(levels, level)} does not find ${need} to sign`;
    return [{ level, message: `requests of ${list(failing)} can never be approved: ${missing}`, hint: OWN_REQUEST }];
  });
}

const OWN_REQUEST = 'Nobody signs their own request, and a person signs once. Add signers, or need fewer.';

const named = (levels: readonly LevelRule[], level: number): string => `"${levels[level]?.name}"`;
const count = (persons: number): string => `${persons} ${persons === 1 ? 'person' : 'persons'}`;
const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
