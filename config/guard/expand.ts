import type { Catalogue } from '../../shared/catalogue/catalogue';
import { parsePattern } from '../../shared/evaluation/pattern/pattern';
import { charactersOf, matchesWildcards } from '../../shared/evaluation/pattern/wildcard';
import { faultOf } from './fault';
import { actionOf } from './meant';
import { packs } from './packs';

/** What an entry under `guard` stands for. */
export interface Expanded {
  /** Actions that it guards, in order. */
  readonly actions: readonly string[];
  /** Actions that a glob matches but that cannot be guarded, since no call of them could be run. */
  readonly unguarded: readonly string[];
}

const NOTHING: Expanded = { actions: [], unguarded: [] };

/** How an entry is written: `deletes`, `rds:Delete*` or `rds:DeleteDBInstance`. */
export function kindOf(entry: string): 'pack' | 'glob' | 'action' {
  if (!entry.includes(':') && Object.hasOwn(packs(), entry)) return 'pack';
  return /[*?]/.test(entry) ? 'glob' : 'action';
}

const remembered = new WeakMap<Catalogue, Map<string, Expanded>>();

/** The actions of an entry. An action stands for itself, whether it can be guarded or not: `check` says that. */
export function expand(entry: string, catalogue: Catalogue): Expanded {
  const known = remembered.get(catalogue) ?? new Map<string, Expanded>();
  remembered.set(catalogue, known);
  const found = known.get(entry) ?? expanded(entry, catalogue);
  known.set(entry, found);
  return found;
}

function expanded(entry: string, catalogue: Catalogue): Expanded {
  switch (kindOf(entry)) {
    case 'action':
      return { actions: [entry], unguarded: [] };
    case 'pack':
      return together((packs()[entry]?.guard ?? []).map((one) => expand(one, catalogue)));
    default:
      return ofGlob(entry, catalogue);
  }
}

/** Actions of several entries, each once, in order. */
export function together(all: readonly Expanded[]): Expanded {
  return all.reduce<Expanded>(
    (sum, { actions, unguarded }) => ({
      actions: union(sum.actions, actions),
      unguarded: union(sum.unguarded, unguarded),
    }),
    NOTHING,
  );
}

const union = (one: readonly string[], two: readonly string[]): readonly string[] =>
  [...new Set([...one, ...two])].sort();

function ofGlob(glob: string, catalogue: Catalogue): Expanded {
  const [prefix = '', ...name] = glob.split(':');
  if (name.length !== 1) return NOTHING;
  const [service, action] = [matcherOf(prefix), matcherOf(glob)];
  const prefixes = catalogue.prefixes.filter((one) => service(one));
  const matching = prefixes.flatMap((one) => actionsOf(one, catalogue)).filter((one) => action(one));
  const unguarded = matching.filter((one) => faultOf(one, catalogue) !== null);
  return together([{ actions: matching.filter((one) => !unguarded.includes(one)), unguarded }]);
}

/** Every action with this prefix that names an operation which changes something. */
function actionsOf(prefix: string, catalogue: Catalogue): readonly string[] {
  const services = catalogue.ofActions(prefix).flatMap((name) => catalogue.service(name) ?? []);
  const actions = services.flatMap((service) =>
    service.operations.flatMap((name) => {
      const operation = service.operation(name);
      return (operation && actionOf(operation)) ?? [];
    }),
  );
  return [...new Set(actions)].filter((action) => action.startsWith(`${prefix}:`));
}

/** IAM tells neither services nor actions apart by case. */
function matcherOf(glob: string): (name: string) => boolean {
  const pattern = parsePattern(glob.toLowerCase(), { variables: false, wildcards: true });
  const { exact = null, characters = null } = pattern ?? {};
  return (name) =>
    characters === null ? exact === name.toLowerCase() : matchesWildcards(characters, charactersOf(name.toLowerCase()));
}
