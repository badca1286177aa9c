import type { Service } from './catalogue';
import type { OperationModel } from './operation';
import { isSimple, type Member, type Structure } from './shapes';

/** What matters of a member to whoever signs a call or writes one down. */
export type MemberMark = 'required' | 'secret' | 'token' | 'stream' | 'pointer' | 'pin';

/** One member of an operation's input, at any depth. */
export interface InputMemberModel {
  /** E.g. `Filters[].Values[]`; the value of a map is `Tags{}`. */
  readonly path: string;
  /** In words: `string`, `list of string`, `map of structure`, `union`. */
  readonly type: string;
  /** `required` is meant inside what the member is in. */
  readonly marks: readonly MemberMark[];
  /** Path of the member under which the same structure is written out already; its members are not repeated. */
  readonly as?: string;
}

/**
 * Every member of an operation's input in the order of the model, each structure written out once, since some contain
 * themselves and many stand in several places; once more only where a pointer is in it, for pointers go by whole paths.
 */
export function inputMembersOf(service: Service, operation: OperationModel): readonly InputMemberModel[] {
  const members: InputMemberModel[] = [];
  const written = new Map<string, string>();
  const pointers = new Set(operation.pointers?.map(({ member }) => member));
  const pins = new Set(operation.pointers?.flatMap(({ pin }) => pin ?? []));
  const visit = ({ members: all, required }: Structure, above: string): void => {
    for (const [name, member] of Object.entries(all)) {
      const { path, type, inside, secret } = followed(service, member, above + name);
      const pointed = [...pointers, ...pins].some((one) => one.startsWith(`${path}.`));
      const as = inside === null || pointed ? undefined : written.get(inside.ref);
      const marks: readonly (MemberMark | false)[] = [
        required.includes(name) && 'required',
        secret && 'secret',
        member.token === true && 'token',
        member.stream === true && 'stream',
        pointers.has(path) && 'pointer',
        pins.has(path) && 'pin',
      ];
      members.push({
        path,
        type,
        marks: marks.filter((mark) => mark !== false),
        ...(as === undefined ? {} : { as }),
      });
      if (inside === null || as !== undefined) continue;
      if (!written.has(inside.ref)) written.set(inside.ref, path);
      visit(inside.structure, `${path}.`);
    }
  };
  visit(operation.input, '');
  return members;
}

interface Followed {
  readonly path: string;
  readonly type: string;
  readonly secret: boolean;
  /** The structure at the end, by its name. */
  readonly inside: { readonly ref: string; readonly structure: Structure } | null;
}

/** A member through its lists and maps, down to what they hold. */
function followed(service: Service, member: Member, path: string): Followed {
  const secret = member.secret === true;
  if (isSimple(member.of)) return { path, type: member.of, secret, inside: null };
  const shape = service.shape(member.of);
  if ('type' in shape) return { path, type: shape.type, secret: secret || shape.secret === true, inside: null };
  if ('members' in shape) {
    const inside = { ref: member.of, structure: shape };
    return { path, type: shape.union ? 'union' : 'structure', secret, inside };
  }
  const [element, mark, word] =
    'list' in shape ? ([shape.list, '[]', 'list'] as const) : ([shape.value, '{}', 'map'] as const);
  const below = followed(service, element, `${path}${mark}`);
  return { ...below, type: `${word} of ${below.type}`, secret: secret || below.secret };
}
