import type { NeededAction, OperationModel, ResourceBinding, ServiceHeader } from './operation';
import type { List, MapShape, Member, Scalar, Shape, ShapeRef, Structure } from './shapes';

/**
 * How the lines of a service's file are written: shorter than what they mean, so that the whole of AWS stays readable
 * in a review. A type ends in `!` where the member is required; a member with nothing more to say is its type alone.
 */
export type WrittenMember = string | (Omit<Member, 'of'> & { readonly of: string });

/** Members of a structure as written. */
export type WrittenMembers = Readonly<Record<string, WrittenMember>>;

/** A structure as written: `required` is the marks of its members. */
export type WrittenStructure = Omit<Structure, 'members' | 'required'> & { readonly members: WrittenMembers };

/** A shape's line. */
export type WrittenShape = { readonly shape: string } & (
  | WrittenStructure
  | (Omit<List, 'list'> & { readonly list: WrittenMember })
  | (Omit<MapShape, 'key' | 'value'> & { readonly key: WrittenMember; readonly value: WrittenMember })
  | Scalar
);

/** An action as written: without its name when that is the operation's, without resources when IAM has none. */
export interface WrittenAction {
  readonly action?: string;
  readonly resources?: readonly ResourceBinding[];
}

/** An operation's line: `http` is left out when it is `POST /`, `input` is its members when there is no more to it. */
export type WrittenOperation = Omit<OperationModel, 'http' | 'input' | 'actions'> & {
  readonly http?: readonly [string, string];
  readonly input?: WrittenMembers;
  readonly body?: Omit<WrittenStructure, 'members'>;
  readonly actions: readonly WrittenAction[] | null;
};

/** An operation read back from its line. */
export function operationOf(
  { http, input, body, actions, ...rest }: WrittenOperation,
  header: Pick<ServiceHeader, 'iam'>,
): OperationModel {
  return {
    ...rest,
    http: http ?? ['POST', '/'],
    input: structureOf({ ...body, members: input ?? {} }),
    actions: actions?.map((action) => actionOf(action, rest.operation, header)) ?? null,
  };
}

function actionOf(
  { action, resources }: WrittenAction,
  operation: string,
  { iam }: Pick<ServiceHeader, 'iam'>,
): NeededAction {
  const name = action ?? `${iam}:${operation}`;
  return { action: name, resources: (resources ?? []).map((binding) => bindingOf(binding, name)) };
}

/** An ARN in the action's own service, region and account is written as its last part alone. */
function bindingOf(binding: ResourceBinding, action: string): ResourceBinding {
  const whole = (text: string): string => (text.startsWith('arn:') ? text : `${ownArn(action)}${text}`);
  return {
    ...binding,
    ...(binding.arn === undefined ? {} : { arn: whole(binding.arn) }),
    ...(binding.like === undefined ? {} : { like: whole(binding.like) }),
  };
}

/** What most ARNs of an action begin with. */
export const ownArn = (action: string): string => `arn:\${Partition}:${action.split(':')[0]}:\${Region}:\${Account}:`;

/** A shape read back from its line. */
export function shapeOf({ shape: _, ...written }: WrittenShape): Shape {
  if ('members' in written) return structureOf(written);
  if ('list' in written) return { ...written, list: memberOf(written.list) };
  if ('key' in written) return { ...written, key: memberOf(written.key), value: memberOf(written.value) };
  return written;
}

/** The list or map that a reference like `[Tag]` or `{Tag}` writes out itself; `null` for the name of a shape. */
export function writtenOut(ref: ShapeRef): Shape | null {
  if (ref.startsWith('[')) return { list: { of: ref.slice(1, -1) } };
  if (ref.startsWith('{')) return { key: { of: 'string' }, value: { of: ref.slice(1, -1) } };
  return null;
}

function structureOf({ members, ...rest }: WrittenStructure): Structure {
  const entries = Object.entries(members);
  return {
    ...rest,
    members: Object.fromEntries(entries.map(([name, member]) => [name, memberOf(member)])),
    required: entries.filter(([, member]) => typeOf(member).endsWith('!')).map(([name]) => name),
  };
}

const typeOf = (member: WrittenMember): string => (typeof member === 'string' ? member : member.of);

function memberOf(member: WrittenMember): Member {
  const of = typeOf(member).replace(/!$/, '');
  return typeof member === 'string' ? { of } : { ...member, of };
}
