import type { JsonObject } from '../canonical/json';
import type { NeededAction, ResourceBinding } from '../catalogue/operation';
import { arnInstead, isOurs } from './arn-instead';
import { fill, isPlain, isSo } from './fill';
import { isLike } from './like';
import { normalArn } from './normal';
import { piecesOf, placed, textsAt, type Where } from './template';

/** What one action of a call acts on. */
export interface ActionResources {
  readonly action: string;
  /** ARNs for the grant; `['*']` when IAM knows no resource for the action. */
  readonly arns: readonly string[];
  /** ARNs with a `*` in them that IAM forces, since AWS makes that part when the call runs. */
  readonly made: readonly string[];
  /** What must be read before the ARN is known; then the grant cannot be written. */
  readonly lookUps: readonly LookUp[];
  /** Condition keys that AWS sets only when it checks the action because of this call. */
  readonly context?: Readonly<Record<string, string>>;
}

/** A part of an ARN that must be read: the ARN with `*` for it, and what the part is called. */
export interface LookUp {
  readonly type: string;
  readonly arn: string;
  readonly parts: readonly string[];
}

/**
 * The resources of one action of a call. `known` are ARNs that AWS itself has named, in a denial or a look-up: one that fits
 * takes the place of what would have to be looked up. `null`: the input names none of the resources that IAM asks about.
 */
export function resourcesOf(
  { action, resources }: NeededAction,
  input: JsonObject,
  where: Where,
  known: readonly string[],
): ActionResources | null {
  if (resources.length === 0) return { action, arns: withoutType(known), made: [], lookUps: [] };
  if (namesUnknownKinds(resources, input, where)) return null;
  const usable = namesSeveral(resources, input, where) ? [] : known;
  const found = resources.map((binding) => ({ binding, of: oneBinding(binding, input, where, usable) }));
  const named = found.flatMap(({ binding, of }) => (of === null ? [] : [{ binding, of }]));
  // Where IAM demands a type, or the input names one whole, types that would have to be looked up and are optional say nothing.
  const whole = named.some(({ of }) => of.lookUps.length === 0);
  const counted = named.filter(({ binding, of }) => of.lookUps.length === 0 || !(whole && binding.optional));
  if (counted.length === 0) return unnamed({ action, resources }, input, where, usable);
  const all = [...counted.map(({ of }) => of), ...absent(resources, named, input, where, usable)];
  const arns = all.flatMap((one) => one.arns);
  return {
    action,
    // AWS judges by the ARN as it writes it itself.
    arns: [...new Set([...arns, ...known.filter((arn) => arn !== normalArn(arn) && arns.includes(normalArn(arn)))])],
    made: [...new Set(all.flatMap(({ made }) => made))],
    lookUps: all.flatMap(({ lookUps }) => lookUps),
  };
}

type One = Omit<ActionResources, 'action'>;

/** IAM's list has no resource for the action, but AWS may judge by one and name it: then the grant says that one. */
function withoutType(known: readonly string[]): readonly string[] {
  const named = known.filter((arn) => arn.startsWith('arn:') && isPlain(arn));
  return named.length > 0 ? named : ['*'];
}

/** True when ids that say of what they are name something of a kind that no binding is for. */
function namesUnknownKinds(resources: readonly ResourceBinding[], input: JsonObject, where: Where): boolean {
  const sorted = resources.flatMap(({ arn = '' }) =>
    piecesOf(arn, where).flatMap((piece) =>
      piece.kind === 'member' && piece.begins !== undefined ? [{ path: piece.path, begins: piece.begins }] : [],
    ),
  );
  return [...new Set(sorted.map(({ path }) => path))].some((path) =>
    textsAt(input, path)?.some((text) => !sorted.some((one) => one.path === path && isSo(text, one.begins))),
  );
}

/**
 * True when the input lists several things that no ARN is made of: a denial names one of them, and a grant of that one
 * would not be a grant of the call.
 */
function namesSeveral(resources: readonly ResourceBinding[], input: JsonObject, where: Where): boolean {
  const bound = new Set(
    resources.flatMap(({ arn = '', from = '' }) => [
      from.split(/[.[]/)[0],
      ...piecesOf(arn, where).flatMap((piece) => (piece.kind === 'member' ? [piece.path.split(/[.[]/)[0]] : [])),
    ]),
  );
  return Object.entries(input).some(
    ([name, value]) => Array.isArray(value) && value.length > 1 && !bound.has(name) && !/^tag/i.test(name),
  );
}

/**
 * Types that IAM demands and the input says nothing of, as the subnet of an instance that is launched without one: AWS
 * takes something of its own choice, and asks whether the caller may use that. It must be looked up. So must what is
 * named by the ARN of another kind or another account; but where one member stands for one of several types, it is named
 * once it is of one of them.
 */
function absent(
  resources: readonly ResourceBinding[],
  named: readonly { readonly binding: ResourceBinding }[],
  input: JsonObject,
  where: Where,
  known: readonly string[],
): readonly One[] {
  const types = new Set(named.map(({ binding }) => binding.type));
  return resources.flatMap((binding): readonly One[] => {
    const members = membersIn(binding, where);
    const missing = members.filter((path) => textsAt(input, path)?.length === 0);
    const shared = named.some(({ binding: other }) => membersIn(other, where).some((path) => members.includes(path)));
    if (binding.optional || types.has(binding.type) || (missing.length === 0 && shared)) return [];
    types.add(binding.type);
    const pattern = placed(binding.like ?? binding.arn ?? '', where).replace(/\{[^}]*\}/g, '*');
    const [only, ...more] = known.filter((one) => isPlain(one) && isLike(one, pattern));
    if (only !== undefined && more.length === 0) return [{ arns: [only], made: [], lookUps: [] }];
    return [
      {
        arns: [],
        made: [],
        lookUps: [{ type: binding.type, arn: pattern, parts: missing.length > 0 ? missing : members }],
      },
    ];
  });
}

/** Paths of the members that an ARN is made of. */
const membersIn = ({ arn = '', from }: ResourceBinding, where: Where): readonly string[] =>
  from === undefined
    ? piecesOf(arn, where).flatMap((piece) =>
        piece.kind === 'member' && piece.otherwise === undefined ? [piece.path] : [],
      )
    : [from];

/** The input names a resource otherwise than by the members of its ARN, as a security group by its name: a look-up. */
function unnamed(
  { action, resources }: NeededAction,
  input: JsonObject,
  where: Where,
  known: readonly string[],
): ActionResources | null {
  const open = resources.flatMap(({ type, arn = '', from, like = '' }): readonly LookUp[] => {
    if (from !== undefined)
      return textsAt(input, from)?.length === 0 ? [{ type, arn: placed(like, where), parts: [from] }] : [];
    const absent = piecesOf(arn, where).filter(
      (piece) => piece.kind === 'member' && textsAt(input, piece.path)?.length === 0,
    );
    if (absent.length === 0) return [];
    const template = absent.reduce(
      (text, piece) => (piece.kind === 'member' ? withoutMember(text, piece.path) : text),
      arn,
    );
    const filled = fill(template, input, where);
    return filled === null ? [] : filled.arns.map((pattern) => ({ type, arn: pattern, parts: filled.lookUps }));
  });
  if (open.length === 0) return null;
  const fitting = known.filter((one) => isPlain(one) && open.some(({ arn }) => isLike(one, arn)));
  const [only, ...more] = fitting;
  return only !== undefined && more.length === 0
    ? { action, arns: [only], made: [], lookUps: [] }
    : { action, arns: [], made: [], lookUps: open };
}

const withoutMember = (template: string, path: string): string =>
  template.replace(
    new RegExp(`\\{(?:\\w+\\()?${path.replace(/[.[\]]/g, '\\$&')}\\)?\\}`),
    `{?${path.replace(/\W/g, '')}}`,
  );

function oneBinding(binding: ResourceBinding, input: JsonObject, where: Where, known: readonly string[]): One | null {
  return binding.from === undefined
    ? fromTemplate(binding, input, where, known)
    : fromMember(binding, binding.from, input, where);
}

/** Members that are the whole ARN; of several types only those count that the ARN is like. */
function fromMember(binding: ResourceBinding, path: string, input: JsonObject, where: Where): One | null {
  const values = textsAt(input, path);
  const like = placed(binding.like ?? '', where);
  const arns = (values ?? []).filter((value) => isPlain(value) && isLike(value, like) && isOurs(value, where));
  return arns.length === 0 ? null : { arns, made: [], lookUps: [] };
}

function fromTemplate(binding: ResourceBinding, input: JsonObject, where: Where, known: readonly string[]): One | null {
  const { type } = binding;
  const arn = withoutAlias(binding.arn ?? '', input);
  const whole = arnInstead(arn, input, where);
  if (whole !== 'names') return whole && { arns: whole, made: [], lookUps: [] };
  const filled = fill(arn, input, where);
  if (filled === null) return null;
  if (filled.lookUps.length === 0) return { arns: filled.arns, made: filled.made ? filled.arns : [], lookUps: [] };
  const instead = filled.arns.map((pattern) => known.filter((one) => isPlain(one) && isLike(one, pattern)));
  if (instead.every((fitting) => fitting.length === 1)) return { arns: instead.flat(), made: [], lookUps: [] };
  return { arns: [], made: [], lookUps: filled.arns.map((pattern) => ({ type, arn: pattern, parts: filled.lookUps })) };
}

/**
 * A key of KMS may be named by an alias, which is no part of its ARN: which key that is must be read.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
 */
function withoutAlias(template: string, input: JsonObject): string {
  const [, path = ''] = /^arn:\$\{Partition\}:kms:.*:key\/\{(\w+)\}$/.exec(template) ?? [];
  const named = path === '' ? [] : (textsAt(input, path) ?? []);
  return named.some((text) => /^(arn:.*:)?alias\//.test(text)) ? withoutMember(template, path) : template;
}
