import { FAILED } from './failed-parts';

/** AWS names its members so; customers' own names of variables and tags mostly are not written like this. */
const IDENTIFIER = /^(?:[A-Za-z0-9]*[a-z0-9])?(?:Id|ID|Arn|ARN)s?$|^(?:id|arn)s?$/;
const STATE = /^(?:[A-Za-z0-9]*[a-z0-9])?(?:State|Status|Phase)$|^(?:state|status|phase)$/;
const ERROR_CODE = /^(?:[A-Za-z0-9]*[a-z0-9])?ErrorCode$|^errorCode$/;

/** No blanks and no URL; ARNs are the longest. */
const AS_IDENTIFIER = /^(?!.*:\/\/)[\w:/.@+=,*-]{1,300}$/;
const AS_WORD = /^[A-Za-z][A-Za-z._-]{0,63}$/;

/**
 * Below these the customer names the members and says what is in them; an external id is half a secret, and the id of an
 * API key of AppSync is the key.
 */
const CUSTOMERS =
  /^(?:[Vv]ariables|[Ee]nvironment|[Aa]ttributes|Items?|[Pp]arameters|[Tt]ags|[Tt]agSet|[Mm]etadata|[Pp]ayload|[Bb]ody|[Hh]eaders|[Ll]abels|[Oo]ptions|[Ss]ecrets?|[Rr]ecords|ExternalId|externalId|[Aa]piKeys?)$/;

/**
 * What of an answer is kept in the ledger, where every signer reads it for years. Answers carry access keys, passwords,
 * tokens, private keys, signed URLs, variables of functions and rows of tables, and no model says which ones all do. So
 * nothing is kept but what is harmless by its name and by its form, both: identifiers and ARNs, states, and codes of
 * partial failures. What is around them stays where it was; everything else is left out, names included.
 */
export const keptAnswer = (answer: unknown): unknown => kept(answer, '', '') ?? {};

function kept(part: unknown, name: string, parent: string): unknown {
  if (typeof part === 'string') return isHarmless(part, name, parent) ? part : undefined;
  if (Array.isArray(part)) {
    const items = part.map((item: unknown) => kept(item, name, parent)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof part !== 'object' || part === null) return undefined;
  const members = Object.entries(part).flatMap(([member, inner]) => {
    const found = CUSTOMERS.test(member) ? undefined : kept(inner, member, name);
    return found === undefined ? [] : [[member, found] as const];
  });
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}

function isHarmless(value: string, name: string, parent: string): boolean {
  if (IDENTIFIER.test(name)) return AS_IDENTIFIER.test(value);
  const isState = STATE.test(name) || (STATE.test(parent) && /^name$/i.test(name));
  const isCode = ERROR_CODE.test(name) || (FAILED.test(parent) && /^code$/i.test(name));
  return (isState || isCode) && AS_WORD.test(value);
}
