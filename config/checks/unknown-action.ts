import { identifier } from '../../shared/consequence/visible';
import { RUNNABLE_ACTIONS } from '../../shared/operations/catalogue';
import { nearest } from '../nearest';
import { type Check, problemAt } from '../sources';

/** Every guarded action can be run after its signatures; guarding another would only forbid it. */
export const unknownAction: Check = ({ policies }) =>
  policies.flatMap((policy) =>
    policy.value.guard.flatMap((action, index) => {
      if (RUNNABLE_ACTIONS.includes(action)) return [];
      return [problemAt(policy, ['guard', index], { check: 'unknown-action', ...explain(action) })];
    }),
  );

function explain(action: string): { readonly message: string; readonly hint: string } {
  const shown = identifier(action);
  const hint = `This version can run: ${RUNNABLE_ACTIONS.join(', ')}.`;
  if (action.includes('*')) return { message: `"${shown}" has a wildcard, expected whole actions`, hint };
  const operation = RUNNABLE_ACTIONS.find((runnable) => runnable.split(':')[1]?.toLowerCase() === action.toLowerCase());
  const meant = operation ?? nearest(action, RUNNABLE_ACTIONS);
  if (meant) return { message: `unknown action "${shown}", did you mean "${meant}"?`, hint };
  return { message: `"${shown}" is no action that this version can run`, hint };
}
