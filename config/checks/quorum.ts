import type { Problem } from '../problem';
import type { Typed } from '../schema/explain';
import type { People } from '../schema/people';
import type { PolicyFile } from '../schema/policy';
import { type Check, problemAt } from '../sources';
import { type Post, understaffed, unfillable, without } from '../staffing';

type Policy = Typed<PolicyFile>;

/** Every request can get all its signatures, whoever asks: nobody signs twice, and nobody signs their own request. */
export const quorum: Check = ({ people, policies }) =>
  policies.flatMap((policy) => {
    const tooFew = belowOne(policy);
    return tooFew.length > 0 || !people ? tooFew : reachable(policy, people.value);
  });

const at = (policy: Policy, level: number, check: string, message: string, hint?: string): Problem =>
  problemAt(policy, ['levels', level, 'need'], { check, message, ...(hint && { hint }) });

const belowOne = (policy: Policy): readonly Problem[] =>
  policy.value.levels.flatMap(({ name, need }, level) =>
    need >= 1
      ? []
      : [
          at(
            policy,
            level,
            'quorum-below-one',
            `level "${name}" needs ${need}, expected at least 1`,
            'A level that nobody must sign is no level: delete it.',
          ),
        ],
  );

/** Names that are nobody have problems of their own; counting without them would only invent more. */
function reachable(policy: Policy, { people, groups }: People): readonly Problem[] {
  const { levels } = policy.value;
  const members = levels
    .flatMap(({ of }) => of)
    .map((group) => (Object.hasOwn(groups, group) ? groups[group] : undefined));
  if (!members.every((group) => group?.every((id) => Object.hasOwn(people, id)))) return [];
  const posts: readonly Post[] = levels.map(({ need, of }) => ({
    need,
    persons: new Set(of.flatMap((group) => groups[group] ?? [])),
  }));
  const short = posts.flatMap((post, level) => (post.persons.size < post.need ? [tooSmall(policy, level, post)] : []));
  if (short.length > 0) return short;
  const overlap = unfillable(posts);
  if (overlap !== null) return [tooMuchOverlap(policy, overlap, posts)];
  const requesters = Object.keys(people).filter((id) => people[id]?.iam.length);
  return forRequesters(policy, requesters, posts);
}

function tooSmall(policy: Policy, level: number, { need, persons }: Post): Problem {
  const message = `level ${named(policy, level)} needs ${need}, but its groups have ${count(persons.size)}`;
  return at(policy, level, 'quorum-unreachable', message);
}

function tooMuchOverlap(policy: Policy, level: number, posts: readonly Post[]): Problem {
  const together = posts.slice(0, level + 1);
  const need = together.reduce((sum, post) => sum + post.need, 0);
  const persons = new Set(together.flatMap((post) => [...post.persons]));
  const message = `the levels up to ${named(policy, level)} need ${need} different persons, but their groups cannot give them (${list([...persons])})`;
  return at(policy, level, 'quorum-unreachable', message, 'A person signs once per request, at one level only.');
}

/** One problem for each level that fails, naming everybody for whom it fails. */
function forRequesters(policy: Policy, requesters: readonly string[], posts: readonly Post[]): readonly Problem[] {
  const failures = requesters.flatMap((requester) => {
    const left = without(posts, requester);
    const level = understaffed(left) ?? unfillable(left);
    return level === null ? [] : [{ requester, level }];
  });
  return posts.flatMap(({ need }, level) => {
    const failing = failures.filter((failure) => failure.level === level).map(({ requester }) => requester);
    if (failing.length === 0) return [];
    const missing = `without the requester, level ${named(policy, level)} does not find ${need} to sign`;
    const message = `requests of ${list(failing)} can never be approved: ${missing}`;
    return [at(policy, level, 'quorum-unreachable', message, OWN_REQUEST)];
  });
}

const OWN_REQUEST = 'Nobody signs their own request, and a person signs once. Add signers, or need fewer.';

const named = (policy: Policy, level: number): string => `"${policy.value.levels[level]?.name}"`;
const count = (persons: number): string => `${persons} ${persons === 1 ? 'person' : 'persons'}`;
const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
