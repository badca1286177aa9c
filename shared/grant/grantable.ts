import { isOfAnotherAccount } from '../call/another-account';
import type { Converted } from '../call/convert';
import { notRunnable } from '../call/not-runnable';
import { cannotRun } from '../catalogue/cannot-run';
import { type Refused, refuse } from '../denial/refusal';
import { isNeverGranted } from '../guard/never-granted';
import { grantDocumentOf, policyText, withTimeWindow } from './document';
import type { Needed, NeededBy } from './needed';

/**
 * What a grant of a denied call must allow, or the refusal: the message names another resource than the call, the call
 * cannot be run or would need what no grant may carry, its resources must be looked up first, or it has more of them
 * than anybody would read.
 */
export function grantable({
  sourced,
  found,
  needed: by,
  contradiction,
}: Converted): { readonly ok: true; readonly needed: Needed } | Refused {
  if (contradiction !== null) return refuse('resource-mismatch', contradiction);
  const never = cannotRun(found) ?? notRunnable(sourced.call);
  if (never !== null) return refuse('cannot-be-run', never);
  if (isOfAnotherAccount(sourced.call)) return refuse('cannot-be-run', 'it is about another account');
  if (!by.ok) return refuseNeeded(by);
  const denied = by.needed.actions.find(({ action }) => isNeverGranted(action));
  if (denied) return refuse('cannot-be-run', `no grant may carry ${denied.action}`);
  const document = withTimeWindow(grantDocumentOf(sourced.call, by.needed), new Date(0));
  return policyText(document).length > MOST_CHARACTERS ? refuse('too-many-resources') : by;
}

/**
 * Characters of a grant with its time window, as it is put on the role. IAM holds 10,240 in the inline policies of a role.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_CHARACTERS = 10_000;

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
