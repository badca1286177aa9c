import type { Denial } from '../denial/denial';
import type { Needed } from '../grant/needed';
import { type AskedAction, callerKind, principalOf, type Situation } from './situation';

/** A denied call as policies are asked about it; `path` is its account's way from the root. */
export function situationOf(
  denial: Pick<Denial, 'action' | 'resource' | 'region' | 'caller' | 'eventTime'>,
  { actions }: Pick<Needed, 'actions'>,
  { person, path }: { readonly person: string | null; readonly path: readonly string[] },
): Situation {
  return {
    actions: actions.map(({ action, arns }) => askedOf(action, arns, denial)),
    path,
    region: denial.region,
    caller: callerKind(denial.caller),
    principal: principalOf(denial.caller),
    person,
    at: denial.eventTime,
    tags: null,
  };
}

/** What AWS itself has named counts beside what was worked out; `*` stands for no resource in particular. */
function askedOf(
  action: string,
  arns: readonly string[],
  { action: denied, resource }: Pick<Denial, 'action' | 'resource'>,
): AskedAction {
  const named = action.toLowerCase() === denied.toLowerCase() && resource?.startsWith('arn:') ? [resource] : [];
  return { action, arns: [...new Set([...arns, ...named])] };
}
