import { convert } from '../../shared/call/convert';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import type { RuleIndex } from '../../shared/policy/rule-index';
import { callerKind, principalOf, type Situation } from '../../shared/policy/situation';
import { situationOf } from '../../shared/policy/situation-of';
import type { KnownEvent } from './known-event';
import type { Recorded } from './recorded';

/** Who asked and where, which no record says by itself. */
export interface Asker {
  readonly person: string | null;
  /** Ids from the root to the account. */
  readonly path: readonly string[];
}

/** What policies are asked about a record. */
export interface Question {
  readonly situation: Situation;
  /** A rule asks for the resources and the record does not say them; it then counts as far as it asks for more. */
  readonly inexact: boolean;
}

/**
 * The question that a record puts to policies, or `null` where no rule on the way to its account guards what it may
 * need: as the hub would put it where the record gives the exact call, and with the actions of the operation on resources
 * that are not known where it does not. The call is worked out only if anything depends on it, as it takes long.
 */
export function questionOf(
  recorded: Recorded,
  known: KnownEvent,
  asker: Asker,
  { catalogue, index }: { readonly catalogue: Catalogue; readonly index: RuleIndex },
): Question | null {
  const { event, partition, principal: caller, time: eventTime } = recorded;
  const concern = concernOf(index, asker.path, known);
  if (concern === 'none') return null;
  const situation = (actions: readonly string[]): Situation => ({
    ...asker,
    actions: actions.map((action) => ({ action, arns: null })),
    region: event.region,
    caller: callerKind(caller),
    principal: principalOf(caller),
    at: eventTime,
    tags: null,
  });
  if (concern === 'actions') return { situation: situation(known.actions), inexact: false };
  const converted = convert(event, partition, catalogue);
  // Without an account every ARN would be wrong, and a record that contradicts itself says none.
  if (converted.ok && converted.needed.ok && converted.contradiction === null && event.account !== '')
    return { situation: situationOf({ ...event, caller, eventTime }, converted.needed.needed, asker), inexact: false };
  const actions = converted.ok ? (converted.found.operation.actions ?? []).map(({ action }) => action) : known.actions;
  return { situation: situation(actions), inexact: true };
}

/** What of a call rules depend on: its actions alone, or all that can be known of it. */
type Concern = 'none' | 'actions' | 'call';

function concernOf(index: RuleIndex, path: readonly string[], { keys, further, sole }: KnownEvent): Concern {
  let concern: Concern = 'none';
  for (const place of path) {
    const rules = index.get(place);
    if (!rules) continue;
    if (further.some((key) => rules.has(key))) return 'call';
    for (const key of keys)
      for (const { resources } of rules.get(key) ?? []) {
        if (resources !== null || !sole) return 'call';
        concern = 'actions';
      }
  }
  return concern;
}
