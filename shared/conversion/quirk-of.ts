import type { Unlogged } from './not-logged';
import { QUIRKS, type Quirk } from './quirks';

/** What records of an operation leave out. */
export function unloggedOf(service: string, operation: string): Unlogged {
  const { omits = [], unless = {}, only = {}, shown = [] } = quirkOf(service, operation);
  return { omits, unless, only, shown };
}

/** What is known of a service and of one of its operations, together. */
export function quirkOf(service: string, operation: string): Quirk {
  const [ofService, ofOperation] = [QUIRKS[service] ?? {}, QUIRKS[`${service}:${operation}`] ?? {}];
  return {
    aliases: { ...ofService.aliases, ...ofOperation.aliases },
    extras: { ...ofService.extras, ...ofOperation.extras },
    accounts: [...(ofService.accounts ?? []), ...(ofOperation.accounts ?? [])],
    emptied: [...(ofService.emptied ?? []), ...(ofOperation.emptied ?? [])],
    echoes: [...(ofService.echoes ?? []), ...(ofOperation.echoes ?? [])],
    omits: [...(ofService.omits ?? []), ...(ofOperation.omits ?? [])],
    unless: { ...ofService.unless, ...ofOperation.unless },
    only: { ...ofService.only, ...ofOperation.only },
    shown: [...(ofService.shown ?? []), ...(ofOperation.shown ?? [])],
    repeats: { ...ofService.repeats, ...ofOperation.repeats },
    ...(ofOperation.hoisted ? { hoisted: ofOperation.hoisted } : {}),
  };
}
