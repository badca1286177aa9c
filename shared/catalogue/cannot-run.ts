import { isNeverGranted } from '../guard/never-granted';
import type { Service } from './catalogue';
import { neverSent } from './never-sent';
import type { Found } from './of-action';
import { isSimple, type Structure } from './shapes';

/**
 * Why no call of an operation can ever be run, whatever its input; `null` when some can. The texts finish a sentence
 * for whoever writes policies. A single call may be refused for more than this.
 */
export function cannotRun({ service, operation }: Found): string | null {
  const { actions, unknown, input } = operation;
  if (actions === null || unknown !== undefined) return unknown ?? 'the actions it needs are not known';
  const denied = actions.find(({ action }) => isNeverGranted(action));
  if (denied) return `no grant may carry ${denied.action}`;
  const unsent = neverSent(service.service, operation.operation);
  if (unsent) return unsent;
  if (operation.auth === 'none') return 'it is called without a signature, so no role can be the one that runs it';
  const stream = Object.keys(input.members).find((name) => input.members[name]?.stream);
  if (stream) return `its ${stream} is a stream, which nobody could read before signing`;
  const secret = requiredSecret(service, input, new Set());
  return secret ? `every call carries ${secret}, which AWS marks as sensitive and signers would read` : null;
}

/** Path of a secret that every input has, because each member on the way to it is required. */
function requiredSecret(
  service: Service,
  { members, required }: Structure,
  inside: ReadonlySet<string>,
): string | null {
  for (const name of required) {
    const { of = '', secret } = members[name] ?? {};
    if (secret) return name;
    if (isSimple(of) || inside.has(of)) continue;
    const shape = service.shape(of);
    if ('type' in shape && shape.secret) return name;
    const below = 'members' in shape ? requiredSecret(service, shape, new Set([...inside, of])) : null;
    if (below) return `${name}.${below}`;
  }
  return null;
}
