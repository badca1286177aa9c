import { readPrincipal } from '../principal/read-principal';
import { membersOf, textsOf } from './json';
import type { PolicyStatement } from './policy';
import { within } from './problem';
import { readAction } from './read-action';
import { readConditions } from './read-conditions';
import { readResource } from './read-resource';
import type { Reading, Written } from './reading';

const PAIRS = ['Action', 'Resource', 'Principal'] as const;
const ELEMENTS: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Condition',
  ...PAIRS,
  ...PAIRS.map((name) => `Not${name}`),
]);

/** Reads one statement; `null` after every problem in it was reported. */
export function readStatement(json: unknown, reading: Reading): PolicyStatement | null {
  const { at, report } = reading;
  const members = membersOf(json, at, report);
  if (!members) return null;
  for (const [name, value] of members) if (!ELEMENTS.has(name)) report(within(at, name), 'unknown-element', value);
  const written = <Name extends (typeof PAIRS)[number]>(name: Name): Written<Name> | null => {
    const not = `Not${name}` as const;
    if (members.has(name) && members.has(not)) return report(within(at, name), 'two-elements', not);
    const element = members.has(not) ? not : name;
    return members.has(element) ? { element, value: members.get(element), at: within(at, element) } : null;
  };
  const sid = members.get('Sid') ?? null;
  if (sid !== null && typeof sid !== 'string') return report(within(at, 'Sid'), 'not-a-text', sid);
  const effect = members.get('Effect');
  if (effect !== 'Allow' && effect !== 'Deny') return report(within(at, 'Effect'), 'unknown-effect', effect);
  const [action, resource, principal] = [written('Action'), written('Resource'), written('Principal')];
  const lacks = (...names: readonly (typeof PAIRS)[number][]): boolean =>
    names.every((name) => !members.has(name) && !members.has(`Not${name}`));
  if (lacks('Action')) report(within(at, 'Action'), 'missing-element', undefined);
  // Only a trust policy has no resource, and it always says whom it trusts.
  if (lacks('Resource', 'Principal')) report(within(at, 'Resource'), 'missing-element', undefined);
  if (principal?.element === 'NotPrincipal' && effect === 'Allow')
    report(principal.at, 'not-principal-with-allow', effect);
  const conditions = readConditions(members.get('Condition'), reading);
  const read = {
    action: action && readAction(action, textsOf(action.value, action.at, report), reading),
    resource: resource && readResource(resource, textsOf(resource.value, resource.at, report), reading),
    principal: principal && readPrincipal(principal, reading),
  };
  return read.action && conditions ? { sid, effect, ...read, action: read.action, conditions } : null;
}
