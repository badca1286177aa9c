import type { Call } from '../call/call';
import { notRunnable } from '../call/not-runnable';
import { cannotRun } from '../catalogue/cannot-run';
import type { Found } from '../catalogue/of-action';
import { type Refused, refuse } from '../denial/refusal';
import { isNeverGranted } from '../guard/never-granted';
import type { Needed, NeededBy } from './needed';

/**
 * What a grant of a call must allow, or the refusal: it would have to carry what no grant may, its resources must be
 * looked up first, or it has more of them than anybody would read.
 */
export function grantable(
  call: Call,
  found: Found,
  by: NeededBy,
): { readonly ok: true; readonly needed: Needed } | Refused {
  const never = cannotRun(found) ?? notRunnable(call);
  if (never !== null) return refuse('cannot-be-run', never);
  if (!by.ok) return refuseNeeded(by);
  const denied = by.needed.actions.find(({ action }) => isNeverGranted(action));
  return denied ? refuse('cannot-be-run', `no grant may carry ${denied.action}`) : by;
}

function refuseNeeded(by: Exclude<NeededBy, { readonly ok: true }>): Refused {
  switch (by.why) {
    case 'look-up':
      return refuse('needs-look-up', by.lookUps.flatMap(({ parts }) => parts).join(', '));
    case 'too-many':
      return refuse('too-many-resources');
    case 'unknown-actions':
      return refuse('cannot-be-run', by.why);
    case 'no-resource':
      return refuse('resource-mismatch', by.action);
  }
}
