import { cannotRun } from '../../shared/catalogue/cannot-run';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import { type Found, operationsOfAction } from '../../shared/catalogue/of-action';
import { soundsLikeReading } from '../../shared/catalogue/reading';
import { identifier } from '../../shared/consequence/visible';
import { isNeverGranted, NEVER_GRANTED } from '../../shared/guard/never-granted';
import type { Fault } from '../problem';
import { actionOf, actionsAnywhere, nearestAction, operationsNamed, prefixOfService } from './meant';

/** Why an action cannot stand under `guard`; `null` when at least one operation that it names can be run. */
export function faultOf(action: string, catalogue: Catalogue): Fault | null {
  const shown = `"${identifier(action)}"`;
  if (isNeverGranted(action)) {
    const message = `${shown} could be guarded but never run: it gives power, which no grant may`;
    return { check: 'cannot-be-run', message, hint: `No grant can do any of ${NEVER_GRANTED.join(', ')}.` };
  }
  const found = operationsOfAction(catalogue, action.toLowerCase());
  const [first] = found;
  const spelled = first && actionOf(first.operation);
  if (spelled === action) return cannotBeRun(shown, found);
  if (spelled) return unknown(`unknown action ${shown}, did you mean "${spelled}"?`);
  const [prefix = '', ...name] = action.split(':');
  return name.length === 0 ? withoutService(action, shown, catalogue) : notFound(prefix, name.join(':'), catalogue);
}

const LIST =
  'Actions by service: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html';

const unknown = (message: string, hint?: string): Fault => ({
  check: 'unknown-action',
  message,
  ...(hint === undefined ? {} : { hint }),
});

function cannotBeRun(shown: string, found: readonly Found[]): Fault | null {
  const reasons = found.flatMap((one) => cannotRun(one) ?? []);
  if (reasons.length < found.length) return null;
  const message = `${shown} could be guarded but never run: ${[...new Set(reasons)].join('; ')}`;
  return { check: 'cannot-be-run', message, hint: 'Forbid it in a policy of your own, if nobody should call it.' };
}

function withoutService(name: string, shown: string, catalogue: Catalogue): Fault {
  const meant = onlyOne(name, catalogue);
  if (meant) return unknown(`unknown action ${shown}, did you mean "${meant}"?`);
  return unknown(`${shown} names no service`, 'Write the service in front, as in ec2:TerminateInstances.');
}

/** The one action of this name in all of AWS. */
function onlyOne(name: string, catalogue: Catalogue): string | undefined {
  const [action, ...others] = actionsAnywhere(name, catalogue);
  return others.length === 0 ? action : undefined;
}

function notFound(prefix: string, name: string, catalogue: Catalogue): Fault {
  const shown = `"${identifier(`${prefix}:${name}`)}"`;
  const [operation] = operationsNamed(name, prefix, catalogue);
  if (operation) return ofOperation(shown, prefix, operation, catalogue);
  const known = catalogue.ofActions(prefix.toLowerCase()).length > 0;
  if (known && soundsLikeReading(name)) {
    const hint = 'Guard what changes something: what is signed is a call that will run.';
    return { check: 'only-reads', message: `${shown} only reads, going by its name`, hint };
  }
  const meant = nearestAction(name, prefix, catalogue) ?? (known ? undefined : onlyOne(name, catalogue));
  if (meant) return unknown(`unknown action ${shown}, did you mean "${meant}"?`, prefixHint(prefix, catalogue));
  if (known) return unknown(`no operation that changes something has the action ${shown}`, LIST);
  return unknown(`no service has the prefix of ${shown}`, prefixHint(prefix, catalogue) ?? LIST);
}

/** The name of an operation that IAM knows by another action, or by none. */
function ofOperation(shown: string, prefix: string, found: Found, catalogue: Catalogue): Fault {
  const action = actionOf(found.operation);
  const { operation: name } = found.operation;
  if (action === null) return { check: 'cannot-be-run', message: `${shown} cannot be guarded: ${cannotRun(found)}` };
  if (action.endsWith(`:${name}`))
    return unknown(`unknown action ${shown}, did you mean "${action}"?`, prefixHint(prefix, catalogue));
  const all = new Set(operationsOfAction(catalogue, action).map(({ operation }) => operation.operation));
  all.delete(name);
  const too = all.size > 0 ? ` That guards ${[...all].join(', ')} too.` : '';
  const message = `${shown} is an operation, and the action that IAM asks about is "${action}"`;
  return unknown(message, `Guard "${action}".${too}`);
}

function prefixHint(prefix: string, catalogue: Catalogue): string | undefined {
  const own = prefixOfService(prefix, catalogue);
  return own === null || own === prefix ? undefined : `IAM calls ${prefix} "${own}".`;
}
