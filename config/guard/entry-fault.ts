import type { Catalogue } from '../../shared/catalogue/catalogue';
import { soundsLikeReading } from '../../shared/catalogue/reading';
import { identifier } from '../../shared/consequence/visible';
import { nearest } from '../nearest';
import type { Fault } from '../problem';
import { itemsIn, SEPARATE } from '../run-together';
import { expand, kindOf } from './expand';
import { faultOf } from './fault';
import { verbsOf } from './meant';
import { packs } from './packs';

const known = new WeakMap<Catalogue, Map<string, Fault | null>>();

/** Why an entry cannot stand under `guard`; `null` when it guards something. Asked once for each entry. */
export function entryFault(entry: string, catalogue: Catalogue): Fault | null {
  const before = known.get(catalogue) ?? new Map<string, Fault | null>();
  known.set(catalogue, before);
  const found = before.get(entry);
  if (found !== undefined) return found;
  const fault = judged(entry, catalogue);
  before.set(entry, fault);
  return fault;
}

function judged(entry: string, catalogue: Catalogue): Fault | null {
  const items = itemsIn(entry);
  if (items.length > 1 && items.every((item) => item.includes(':') || Object.hasOwn(packs(), item)))
    return { check: 'unknown-action', message: `"${identifier(entry)}" is ${items.length} entries`, hint: SEPARATE };
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
  const [prefix = '', name = '', ...rest] = entry.split(':');
  if (!entry.includes(':') || rest.length > 0) {
    const hint = 'Write the service in front, as in rds:Delete*, or *:Delete* for all of them.';
    return { check: 'unknown-action', message: `${shown} names no service`, hint };
  }
  const { actions, unguarded } = expand(entry, catalogue);
  if (actions.length > 0) return null;
  if (unguarded.length > 0) {
    const message = `${shown} matches only actions that could be guarded but never run`;
    return { check: 'cannot-be-run', message, hint: `Among them ${unguarded.slice(0, 3).join(', ')}.` };
  }
  const known = /[*?]/.test(prefix) || catalogue.prefixes.includes(prefix.toLowerCase());
  return known ? matchesNothing(prefix, name, catalogue) : unknownService(prefix, name, catalogue);
}

function unknownService(prefix: string, name: string, catalogue: Catalogue): Fault {
  const meant = nearest(prefix, catalogue.prefixes);
  const suggestion = meant ? `, did you mean "${identifier(`${meant}:${name}`)}"?` : '';
  const message = `no service has the prefix of "${identifier(`${prefix}:${name}`)}"${suggestion}`;
  return {
    check: 'matches-nothing',
    message,
    hint: 'Services are named as IAM does, such as rds or elasticloadbalancing.',
  };
}

function matchesNothing(prefix: string, name: string, catalogue: Catalogue): Fault {
  const shown = `"${identifier(`${prefix}:${name}`)}"`;
  const [verb = ''] = name.split(/[*?]/);
  if (soundsLikeReading(verb)) {
    const hint = 'Guard what changes something: what is signed is a call that will run.';
    return { check: 'only-reads', message: `${shown} only reads, going by its name`, hint };
  }
  const meant = nearest(verb, verbsOf(prefix, catalogue));
  const suggestion = meant ? `, did you mean "${identifier(`${prefix}:${meant}${name.slice(verb.length)}`)}"?` : '';
  return {
    check: 'matches-nothing',
    message: `${shown} matches no action that changes something${suggestion}`,
    hint: `countersign catalogue ${/[*?]/.test(prefix) ? 'SERVICE' : identifier(prefix)} lists what does.`,
  };
}
