import type { NamingMember } from './input-members';
import { plain, singular, stem, verbAndNoun } from './names';
import type { Unbound } from './unbound';

/** Verbs of operations that make the thing they are named after, so that no input can know its ARN. */
export const MAKING = /^(Batch)?(Create|Run|Allocate|Copy|Import|Register)(?![a-z])/;

/**
 * True when the operation makes things of this type, and not only something in or of them: `CreateVolumeFromBackup` a
 * `volume`, `CreateRuleSet` a `mailmanager-rule-set`, but `CreateStateMachineAlias` no `statemachine`. Nothing else may have
 * a `*` in a grant: what exists already can be named, or looked up.
 */
export function made({ operation, type }: Unbound): boolean {
  if (!MAKING.test(operation)) return false;
  const { noun } = verbAndNoun(operation);
  const kind = stem(singular(type)).replace(/v\d$/, '');
  const words = type.toLowerCase().split(/[^a-z0-9]+/);
  const alike = (thing: string): boolean =>
    thing !== '' &&
    (thing.endsWith(kind) ||
      kind.endsWith(thing) ||
      words[0] === thing ||
      (words.length > 1 && words.every((word) => thing.includes(word)) && thing.endsWith(words.at(-1) ?? '')));
  const things = [noun, singular(noun), singular(noun.replace(BESIDE, ''))].map(plain);
  return kind !== '' && (things.some(alike) || kind === `${plain(operation)}task`);
}

/** What a name says beside what is made: out of what, for whom, and that it takes long. */
export const BESIDE = /(?<=[a-z])((From|Using|By|With|For|To|And|V\d)(?![a-z]).*|Job)$/;

/**
 * The resource is what the operation is named after: of `UpdateFlowAlias` the `flow-alias`, of `StopJobRun` the `Job`. A name
 * in place of an id must be of that very thing.
 */
export function isNamedAfter(
  { operation, type }: Unbound,
  { leaf }: Pick<NamingMember, 'leaf'>,
  variable: string,
): boolean {
  const [thing, kind] = [plain(singular(verbAndNoun(operation).noun)), plain(singular(type))];
  if (thing === '' || kind === '') return false;
  if (thing.startsWith(kind)) return true;
  return !isOtherKind(plain(leaf), plain(variable)) && (thing.endsWith(kind) || kind.endsWith(thing));
}

/** Verbs of operations that change what exists already. */
const CHANGING = /^(Update|Modify|Rename|Set|Reset|Change|Replace|Submit)(?![a-z])/;

/**
 * True for a member that may be left out of an operation on the very thing, although another that names it may not: it says
 * what the thing becomes (a new name, other things in it), never which one it is.
 */
export function isChange({ path, required }: Pick<NamingMember, 'path' | 'required'>, unbound: Unbound): boolean {
  const { operation, type, members } = unbound;
  const [thing, kind] = [plain(singular(verbAndNoun(operation).noun)), plain(singular(type))];
  if (required || kind === '' || !thing.endsWith(kind)) return false;
  if (MAKING.test(operation)) return /[.[]/.test(path) && !operation.startsWith('Batch');
  if (!CHANGING.test(operation)) return false;
  return members.some((member) => {
    const name = stem(member.leaf);
    return (
      member.required &&
      member.depth === 0 &&
      identifies(member) &&
      (name === '' || isEndOf(name, kind) || name === kind)
    );
  });
}

/** Members that say which thing is meant; a role or an account is none. */
export const identifies = ({ leaf }: NamingMember): boolean =>
  /(id|identifier|arn|name)$/.test(plain(leaf)) && !/(role|account)(arn|id|name)?$/.test(plain(leaf));

/** Names that say no more than that they name something. */
export const GENERIC = /^(name|id|identifier)$/;

/** An id is no name and a name no id, whatever both are of; an identifier may be either. */
export function isOtherKind(a: string, b: string): boolean {
  const kind = (name: string): 'name' | 'id' | null =>
    name.endsWith('name') ? 'name' : /(?<!identif)(?<!identifier)id$/.test(name) ? 'id' : null;
  const [one, other] = [kind(a), kind(b)];
  return one !== null && other !== null && one !== other;
}

/** `subnetgroup` is the end of `dbsubnetgroup`, and the other way round; short words are the end of too many others. */
export const isEndOf = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 5 && (a.endsWith(b) || b.endsWith(a));
