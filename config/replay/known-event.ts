import type { Deniable } from '../../shared/call/convert';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import type { NeededAction } from '../../shared/catalogue/operation';
import { operationsNamed } from '../../shared/conversion/operation-named';
import { actionKeyOf } from '../../shared/policy/rule-index';

/** What the catalogue knows of an event by its name. */
export interface KnownEvent {
  /** The catalogue has an operation of this name that changes something. */
  readonly changes: boolean;
  /** Actions of the operations of this name. Empty: not known. */
  readonly actions: readonly string[];
  /** Keys of these actions in an index of rules, and of further ones that AWS checks for some inputs. */
  readonly keys: readonly string[];
  readonly further: readonly string[];
  /** One operation and no other has this name, so that these are its actions whatever the parameters are. */
  readonly sole: boolean;
}

/** Events remembered at most, which is more than AWS has. */
const MOST_EVENTS = 20_000;

/** Looks events up by name, each once. */
export function knownEvents(catalogue: Catalogue): (event: Deniable) => KnownEvent {
  const known = new Map<string, KnownEvent>();
  return (event) => {
    const { service: source, operation: name, apiVersion = '' } = event;
    const key = `${source} ${name} ${apiVersion}`;
    const before = known.get(key);
    if (before) return before;
    const operations = operationsNamed(catalogue, { source, name, apiVersion }).map(({ operation }) => operation);
    const actions = namesOf(operations.flatMap((one) => one.actions ?? []));
    const found: KnownEvent = {
      changes: operations.length > 0,
      actions,
      keys: actions.map(actionKeyOf),
      further: namesOf(operations.flatMap((one) => one.dependents ?? [])).map(actionKeyOf),
      sole: operations.length === 1,
    };
    if (known.size < MOST_EVENTS && key.length < 256) known.set(key, found);
    return found;
  };
}

const namesOf = (actions: readonly NeededAction[]): readonly string[] => [
  ...new Set(actions.map(({ action }) => action)),
];
