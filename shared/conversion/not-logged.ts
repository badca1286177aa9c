import type { Json, JsonObject } from '../canonical/json';
import type { Service } from '../catalogue/catalogue';
import type { Structure } from '../catalogue/shapes';

/** How deep bytes are looked for: a body, or a member of one structure, as `Code.ZipFile`. */
const DEEPEST = 1;

/**
 * Members whose absence from a record says nothing: bytes, which CloudTrail leaves out, and those that the service is
 * known to leave out. Gives the paths of those that the input does not have.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function mayBeMissing(
  input: Structure,
  value: JsonObject,
  omitted: readonly string[],
  service: Pick<Service, 'shape'>,
): readonly string[] {
  return [...new Set([...bytesIn(input, service, 0), ...omitted.filter((path) => has(input, path, service))])].filter(
    (path) => at(value, path) === undefined,
  );
}

function bytesIn(shape: Structure, service: Pick<Service, 'shape'>, depth: number): readonly string[] {
  return Object.entries(shape.members).flatMap(([name, { of }]): readonly string[] => {
    if (of === 'blob') return [name];
    const inner = depth < DEEPEST && /^[A-Z_]/.test(of) ? service.shape(of) : null;
    if (!inner) return [];
    if ('type' in inner) return inner.type === 'blob' ? [name] : [];
    return 'members' in inner ? bytesIn(inner, service, depth + 1).map((path) => `${name}.${path}`) : [];
  });
}

/** True when the operation has the member at all. */
function has(shape: Structure, path: string, service: Pick<Service, 'shape'>): boolean {
  const [name = '', ...rest] = path.split('.');
  const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
  if (!member) return false;
  if (rest.length === 0) return true;
  const inner = /^[A-Z_]/.test(member.of) ? service.shape(member.of) : null;
  return inner !== null && 'members' in inner && has(inner, rest.join('.'), service);
}

const at = (value: Json | undefined, path: string): Json | undefined =>
  path
    .split('.')
    .reduce<Json | undefined>(
      (inside, name) =>
        typeof inside === 'object' && inside !== null && !Array.isArray(inside)
          ? (inside as JsonObject)[name]
          : undefined,
      value,
    );
