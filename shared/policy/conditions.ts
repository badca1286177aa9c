import { matchesArn } from '../evaluation/pattern/resource-match';
import { charactersOf, matchesWildcards } from '../evaluation/pattern/wildcard';
import { isWithin } from './hours';
import type { IndexedRule } from './rule-index';
import type { AskedAction, Situation } from './situation';
import type { Condition } from './verdict';

/** Whether a rule's conditions hold: no and which does not, or yes as far as is known. */
export type Held =
  | {
      readonly holds: true;
      /** Conditions that are not known. */
      readonly unsure: readonly Condition[];
      /** Everything is known, and every resource of the call matches: only then may the rule take another's place. */
      readonly wholly: boolean;
    }
  | { readonly holds: false; readonly condition: Condition };

const NOTHING: readonly Condition[] = [];
const WHOLLY: Held = { holds: true, unsure: NOTHING, wholly: true };

/**
 * Holds a rule's conditions against a call. One resource that matches is enough for a rule to count, as it is enough for
 * an SCP to deny; what is not known counts too.
 */
export function hold(
  { rule, resources, principals, persons }: IndexedRule,
  { arns }: AskedAction,
  situation: Situation,
): Held {
  const { regions, hours, tags } = rule.where;
  if (regions !== null && !regions.includes(situation.region)) return no('regions');
  if (persons !== null && (situation.person === null || !persons.has(situation.person))) return no('people');
  let unsure = NOTHING;
  let wholly = true;
  if (hours !== null) {
    const within = isWithin(hours, situation.at);
    if (within === false) return no('hours');
    if (within === null) unsure = [...unsure, 'hours'];
  }
  if (principals !== null) {
    if (situation.principal === null) unsure = [...unsure, 'principals'];
    else if (!isOneOf(principals, situation.principal)) return no('principals');
  }
  if (resources !== null) {
    const matching = matchingOf(resources, arns);
    if (matching === 'none') return no('resources');
    if (matching === 'unsure') unsure = [...unsure, 'resources'];
    wholly = matching === 'all';
  }
  if (tags !== null) {
    if (situation.tags === null) unsure = [...unsure, 'tags'];
    else if (!carries(situation.tags, tags)) return no('tags');
  }
  return wholly && unsure === NOTHING ? WHOLLY : { holds: true, unsure, wholly: wholly && unsure === NOTHING };
}

const no = (condition: Condition): Held => ({ holds: false, condition });

/** How many of the call's resources match one of the patterns for certain; `unsure`: none does, and one may. */
function matchingOf(
  patterns: NonNullable<IndexedRule['resources']>,
  arns: readonly string[] | null,
): 'all' | 'some' | 'none' | 'unsure' {
  if (arns === null || arns.length === 0) return 'unsure';
  let matching = 0;
  let doubtful = false;
  for (const arn of arns) {
    const matches = patterns.map((pattern) => matchesArn(pattern, arn));
    if (matches.includes(true)) matching += 1;
    else doubtful ||= matches.some((match) => match !== false);
  }
  if (matching === 0) return doubtful ? 'unsure' : 'none';
  return matching === arns.length ? 'all' : 'some';
}

/** As `StringLike` compares: a wildcard runs across colons. */
const isOneOf = (patterns: NonNullable<IndexedRule['principals']>, principal: string): boolean => {
  const text = charactersOf(principal);
  return patterns.some(({ exact, characters }) =>
    exact !== null ? exact === principal : characters !== null && matchesWildcards(characters, text),
  );
};

/** Whoever tags a resource chooses the keys, `constructor` among them. */
const carries = (found: NonNullable<Situation['tags']>, wanted: NonNullable<Situation['tags']>): boolean =>
  Object.entries(wanted).every(
    ([key, values]) => Object.hasOwn(found, key) && found[key]?.some((value) => values.includes(value)),
  );
