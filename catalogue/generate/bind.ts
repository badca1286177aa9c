import type { ResourceBinding } from '../../shared/catalogue/operation';
import type { NamingMember } from './input-members';
import { plain, stem, verbAndNoun } from './names';
import { GENERIC, identifies, isChange, isEndOf, isNamedAfter, isOtherKind, MAKING, made } from './relation';
import type { Unbound } from './unbound';

/** A binding and how sure it is: 100 the same name, 90 the same stem, less a matter of judgement. */
export interface Bound {
  readonly binding: ResourceBinding;
  readonly sure: number;
}

const VARIABLE = /\$\{(\w+)\}/g;
const FIXED: ReadonlySet<string> = new Set(['Partition', 'Region', 'Account']);

/**
 * Binds every variable of an ARN format to a member, or says that it must be looked up or that AWS makes it. Twice where the
 * input may name the thing by its names or by its ARN.
 */
export function bind(unbound: Unbound): readonly Bound[] {
  const { type, format, optional } = unbound;
  const like = format.replace(VARIABLE, (text, name: string) => (FIXED.has(name) ? text : '*'));
  const rest = { type, ...(optional ? { optional: true as const } : {}) };
  const variables = [...format.matchAll(VARIABLE)].map(([, name = '']) => name).filter((name) => !FIXED.has(name));
  const parts = partsOf(variables, unbound);
  const last = variables.at(-1) ?? '';
  // A text that a correction has written out says what the ARN is made of.
  const corrected = unbound.aliases[last]?.includes('{') && parts.get(last)?.text.startsWith(unbound.aliases[last]);
  const whole = corrected ? null : wholeArn(last, unbound);
  const sure = Math.min(100, ...[...parts.values()].map((part) => part.sure));
  // An ARN that may be left out stands beside names that may not.
  const given = [...parts.values()].every(({ text }) => isRequired(text.slice(1, -1), unbound));
  const instead = whole && (given && !isRequired(whole.path, unbound) ? sure < 90 : whole.sure >= sure);
  const byArn = whole && { binding: { ...rest, from: whole.path, like }, sure: whole.sure };
  const either = whole && !given && !isRequired(whole.path, unbound) && Math.min(sure, whole.sure) > 80;
  if (byArn && instead && !either) return [byArn];
  const arn = format
    .replace(VARIABLE, (text, name: string) => parts.get(name)?.text ?? text)
    // An id that begins with what the format writes before it (`p-`, `ou-`) has it once.
    .replace(/(?<=[/:][a-z]{1,3}-)\{(\w+)\}/g, '{bare($1)}');
  return [{ binding: { ...rest, arn }, sure }, ...(byArn && either ? [byArn] : [])];
}

const isRequired = (path: string, { members }: Unbound): boolean =>
  members.some((member) => member.path === path && member.required);

interface Part {
  readonly text: string;
  readonly sure: number;
}

/** The surest pair of variable and member first; a member stands for one variable only. */
function partsOf(variables: readonly string[], unbound: Unbound): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const variable of variables) {
    const alias = unbound.aliases[variable];
    if (alias?.includes('{')) {
      const named = [...alias.matchAll(/\{(?:\w+\()?([^?*(){}=|~]+)[^{}]*\}/g)].map(([, path = '']) => path);
      // What AWS takes instead of a member means nothing where the member must be given.
      const text = named.some((path) => isRequired(path, unbound)) ? alias.replace(/=[\w.:*-]+(?=\})/, '') : alias;
      if (named.every(unbound.has)) parts.set(variable, { text, sure: alias.includes('{?') ? 0 : 95 });
    } else if (alias !== undefined && unbound.members.some(({ path, leaf }) => path === alias && !/arns?$/i.test(leaf)))
      parts.set(variable, { text: `{${alias}}`, sure: 95 });
  }
  const pairs = variables.flatMap((variable, index) =>
    unbound.members.map(({ path, ...member }) => {
      const last = index === variables.length - 1;
      return { variable, path, sure: likeness(variable, last, { path, ...member }, unbound) };
    }),
  );
  const used = new Set<string>();
  for (const { variable, path, sure } of pairs.sort((a, b) => b.sure - a.sure || a.path.length - b.path.length)) {
    if (sure === 0 || parts.has(variable) || used.has(path)) continue;
    parts.set(variable, { text: `{${path}}`, sure });
    used.add(path);
  }
  lastOne(variables, parts, used, unbound);
  for (const variable of variables)
    if (!parts.has(variable))
      parts.set(variable, { text: made(unbound) ? `{*${variable}}` : `{?${variable}}`, sure: 0 });
  return parts;
}

/**
 * One variable left, and one required member whose name says nothing: they belong together if the resource is what the
 * operation is named after, or if both are the only ones of their kind. Otherwise the name is that of another thing, as of
 * a query that is kept in a workgroup.
 */
function lastOne(
  variables: readonly string[],
  parts: Map<string, Part>,
  used: ReadonlySet<string>,
  unbound: Unbound,
): void {
  const left = variables.filter((variable) => !parts.has(variable));
  const free = unbound.members.filter(({ path, depth, required }) => required && depth === 0 && !used.has(path));
  const generic = free.filter(({ leaf }) => GENERIC.test(plain(leaf)));
  const [variable] = left;
  const [member] = generic;
  if (
    variable &&
    member &&
    left.length === 1 &&
    generic.length === 1 &&
    variable === variables.at(-1) &&
    // What is made for a thing has a name of its own: that of an alias is no state machine's.
    !(MAKING.test(unbound.operation) && plain(member.leaf) === 'name') &&
    (isNamedAfter(unbound, member, variable) ||
      (unbound.alone && free.every((one) => one === member || !identifies(one)))) &&
    !made(unbound)
  )
    parts.set(variable, { text: `{${member.path}}`, sure: 80 });
}

function likeness(variable: string, last: boolean, member: NamingMember, unbound: Unbound): number {
  const { operation, type, taken, arns } = unbound;
  const { leaf, depth, required } = member;
  const far = depth * 12 + (required ? 0 : 2);
  const [name, wanted] = [plain(leaf), plain(variable)];
  if (/arn$/.test(name) || arns.includes(leaf)) return 0;
  if (last && isChange(member, unbound)) return 0;
  // A name that says nothing is that of what the operation is named after, whatever IAM's variables are called.
  const meant = !last || !GENERIC.test(name) || unbound.alone || isNamedAfter(unbound, member, variable);
  if (name === wanted) return meant ? 100 - far : 0;
  if (isOtherKind(name, wanted)) return 0;
  if (stem(name) !== '' && stem(name) === stem(wanted)) return 94 - far;
  const noun = plain(verbAndNoun(operation).noun);
  if (GENERIC.test(name) && depth === 0 && required) {
    if (stem(variable) === noun && wanted.endsWith(name)) return 91;
    if (last && [stem(variable), stem(type)].includes(noun)) return 90;
  }
  if (!last) return 0;
  if (stem(name) !== '' && stem(name) === stem(type)) return 92 - far;
  const another = taken.has(stem(name)) || (MAKING.test(operation) && /^(source|target)/.test(name));
  if (depth === 0 && !another && (isEndOf(stem(name), stem(wanted)) || isEndOf(stem(name), stem(type))))
    return 84 - far;
  return 0;
}

/** A member that is the whole ARN of the resource, by its name. */
function wholeArn(variable: string, unbound: Unbound): { readonly path: string; readonly sure: number } | null {
  const { operation, type, members, aliases, arns, taken } = unbound;
  const rank = ({ path, leaf, depth, required }: NamingMember): number => {
    if (arns.includes(leaf)) return 93 - depth * 12;
    if (!/arns?$/i.test(leaf)) return 0;
    if (aliases[variable] === path) return 95;
    if (isChange({ path, required }, unbound)) return 0;
    const base = stem(leaf);
    const far = depth * 12 + (required ? 0 : 2);
    // The ARN of an element that has not been made yet is AWS's to say.
    if (depth > 0 && !required && /(^|\.)arn$/i.test(path)) return 0;
    if (base === '' || base === 'resource') return depth === 0 ? 93 - far : 0;
    if ([stem(variable), stem(type)].includes(base)) return 98 - far;
    return another(leaf) === 0 && !made(unbound) && ends({ leaf, depth, required }) ? 85 : 0;
  };
  // Of two that could be it, as the source and the target of a task, neither is.
  const ends = ({ leaf, depth, required }: Pick<NamingMember, 'leaf' | 'depth' | 'required'>): boolean => {
    const [base, kind] = [stem(leaf), stem(type)];
    if (depth > 0 || !required || !/arns?$/i.test(leaf) || taken.has(base) || !isEndOf(base, kind)) return false;
    // What is made out of another of its kind is not that other one.
    return !MAKING.test(operation) || kind.endsWith(base);
  };
  const another = (than: string): number => members.filter((one) => one.leaf !== than && ends(one)).length;
  const best = members
    .map((member) => ({ path: member.path, sure: rank(member) }))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure)[0];
  return best ?? null;
}
