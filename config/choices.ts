import { identifier } from '../shared/consequence/visible';

/** More than these would hide the sentence that they stand in. */
const MOST = 12;

/** What could be written instead, e.g. `Production, Sandbox and 40 more`; `none` when there is nothing. */
export function choices(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map(identifier).join(', ') || 'none';
  return names.length > MOST ? `${shown} and ${names.length - MOST} more` : shown;
}
