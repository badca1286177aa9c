import { allRead, membersOf, textsOf } from '../document/json';
import { within } from '../document/problem';
import type { Reading, Written } from '../document/reading';
import { anyOf, type Match } from '../match';
import type { RequestContext } from '../request/request-context';
import { NAMINGS, type Naming, type PrincipalElement } from './principal-element';
import { named, notNamed, type PrincipalId, readPrincipalId } from './principal-match';

interface Listed {
  readonly id: PrincipalId;
  readonly written: string;
}

/**
 * Reads Principal or NotPrincipal.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function readPrincipal(
  { element, value, at }: Written<'Principal'>,
  { report }: Reading,
): PrincipalElement | null {
  const listed = value === '*' ? [{ id: { kind: 'everyone' as const }, written: '*' }] : listedIn(value, at, report);
  if (!listed) return null;
  const ids = listed.map(({ id }) => id);
  const names = (naming: Naming, { caller }: RequestContext): Match => anyOf(ids, (id) => named(id, naming, caller));
  return {
    element,
    values: listed.map(({ written }) => written),
    names,
    matches: (context) =>
      element === 'NotPrincipal' ? notNamed(ids, context.caller) : anyOf(NAMINGS, (naming) => names(naming, context)),
  };
}

function listedIn(json: unknown, at: string, report: Reading['report']): readonly Listed[] | null {
  const members = membersOf(json, at, report);
  if (members?.size === 0) return report(at, 'not-a-principal', json);
  const lists =
    members &&
    allRead([...members], ([type, value]) => {
      const place = within(at, type);
      const texts = textsOf(value, place, report);
      return (
        texts &&
        allRead(texts, (text) => {
          const id = readPrincipalId(type, text);
          return id ? { id, written: `${type}:${text}` } : report(place, 'not-a-principal', text);
        })
      );
    });
  return lists ? lists.flat() : null;
}
