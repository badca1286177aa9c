import type { Catalogue } from '../../shared/catalogue/catalogue';
import { identifier } from '../../shared/consequence/visible';
import { nearest } from '../nearest';
import type { Fault } from '../problem';
import { expand, kindOf } from './expand';
import { faultOf } from './fault';
import { packs } from './packs';

/** Why an entry cannot stand under `guard`; `null` when it guards something. */
export function entryFault(entry: string, catalogue: Catalogue): Fault | null {
  switch (kindOf(entry)) {
    case 'pack':
      return null;
    case 'glob':
      return globFault(entry, catalogue);
    default:
      return (entry.includes(':') ? null : packMeant(entry)) ?? faultOf(entry, catalogue);
  }
}

/** The name of a pack, misspelt. */
function packMeant(entry: string): Fault | null {
  const meant = nearest(entry, Object.keys(packs()));
  const hint = `Packs: ${Object.keys(packs()).join(', ')}.`;
  return meant === undefined
    ? null
    : { check: 'unknown-pack', message: `unknown pack "${identifier(entry)}", did you mean "${meant}"?`, hint };
}

function globFault(entry: string, catalogue: Catalogue): Fault | null {
  const shown = `"${identifier(entry)}"`;
  if (entry.split(':').length !== 2) {
    const message = `${shown} names no service`;
    return {
      check: 'unknown-action',
      message,
      hint: 'Write the service in front, as in rds:Delete*, or *:Delete* for all of them.',
    };
  }
  const { actions, unguarded } = expand(entry, catalogue);
  if (actions.length > 0) return null;
  if (unguarded.length > 0) {
    const message = `${shown} matches only actions that could be guarded but never run`;
    return { check: 'cannot-be-run', message, hint: `Among them ${unguarded.slice(0, 3).join(', ')}.` };
  }
  const [prefix = '', name = ''] = entry.toLowerCase().split(':');
  const known = /[*?]/.test(prefix) || catalogue.prefixes.includes(prefix);
  const meant = known ? undefined : nearest(prefix, catalogue.prefixes);
  return {
    check: 'matches-nothing',
    message: `${shown} matches no action that changes something${meant ? `, did you mean "${meant}:${name}"?` : ''}`,
    hint: 'countersign catalogue SERVICE lists the operations that change something.',
  };
}
