import { isJsonObject, type Json, type JsonObject } from '../canonical/json';
import type { Service } from '../catalogue/catalogue';
import type { OperationModel } from '../catalogue/operation';
import { dialectOf } from './dialect';
import type { Fault, Reading } from './fault';
import { mayBeMissing } from './not-logged';
import { quirkOf, unloggedOf } from './quirk-of';
import type { Quirk } from './quirks';
import type { Reader } from './read';
import { readInput } from './read-input';
import { isOfTheAddress, withAccount, withoutSubresource, withPolicyText } from './s3-parameters';

/**
 * The SDK input out of CloudTrail's `requestParameters`, strictly: every key is a member, every value has the member's
 * type, nothing hidden, nothing missing that AWS requires. Otherwise all faults; nothing is dropped, completed or guessed.
 * `account` is the one that the record is of, where that is known.
 */
export function convertParameters(
  parameters: JsonObject,
  operation: OperationModel,
  service: Pick<Service, 'service' | 'protocol' | 'shape'>,
  account: string | null = null,
): Reading<JsonObject> {
  if (parameters.omitted === true) return { ok: false, faults: [{ fault: 'cut-off', at: 'omitted' }] };
  const quirk = quirkOf(service.service, operation.operation);
  const whole = gathered(parameters, quirk, service.service, operation);
  const { logged, dialect } = opened(whole, service, operation);
  const faults: Fault[] = (quirk.emptied ?? []).flatMap((at) =>
    Object.hasOwn(logged, at) ? [{ fault: 'hidden-value', at }] : [],
  );
  const reader: Reader = {
    service,
    dialect,
    aliases: quirk.aliases ?? {},
    extra: (key, value, place) => {
      if (dialect === 'xml' && isOfTheAddress(key, value, place.depth, service.service, operation)) return true;
      if (place.depth > 0) return false;
      if (quirk.echoes?.includes(key) && echoes(value, logged)) return true;
      if (account !== null && value === account && quirk.accounts?.includes(key)) return true;
      const allowed = quirk.extras && Object.hasOwn(quirk.extras, key) ? quirk.extras[key] : undefined;
      return allowed === null || (allowed?.includes(value as string | number | boolean) ?? false);
    },
    faults,
  };
  const read = readInput(reader, service.service, operation, logged);
  const value = withoutRepeats(read, quirk, faults);
  for (const at of mayBeMissing(operation.input, value, unloggedOf(service.service, operation.operation), service))
    faults.push({ fault: 'not-logged', at });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

/** The parameters with what CloudTrail logs elsewhere, or otherwise, put where it belongs. */
function gathered(parameters: JsonObject, quirk: Quirk, service: string, operation: OperationModel): JsonObject {
  if (service !== 's3' && service !== 's3control') return hoisted(parameters, quirk);
  const members = withoutSubresource(parameters, operation);
  if (service === 's3control') return withAccount(members);
  return operation.operation === 'PutBucketPolicy' ? withPolicyText(members) : members;
}

/** The newer calls of EC2 are logged inside one key named after the request, which may be shortened. */
function opened(
  parameters: JsonObject,
  { protocol, service }: Pick<Service, 'service' | 'protocol'>,
  { input, operation }: OperationModel,
): { readonly logged: JsonObject; readonly dialect: Reader['dialect'] } {
  const dialect = dialectOf(protocol, service);
  const [entry, ...more] = Object.entries(parameters);
  if (dialect !== 'soap' || !entry || more.length > 0 || !isOf(entry[0], operation) || input.members[entry[0]])
    return { logged: parameters, dialect };
  const inside = entry[1] === '' ? {} : entry[1];
  return isJsonObject(inside) ? { logged: inside, dialect: 'wrapped' } : { logged: parameters, dialect };
}

const echoes = (value: Json, logged: JsonObject): boolean =>
  typeof value === 'string' &&
  Object.keys(logged).some((key) => key.toLowerCase() === value.replaceAll('_', '').toLowerCase());

const isOf = (key: string, operation: string): boolean =>
  /^[A-Z]\w*Req$/.test(key) ||
  (/^[A-Z]\w*Request$/.test(key) && key.toLowerCase() === `${operation}Request`.toLowerCase());

/** Members that were logged inside the one item of a list, brought up to the others. */
function hoisted(parameters: JsonObject, { hoisted: key }: Quirk): JsonObject {
  const set = key === undefined ? undefined : parameters[key];
  if (key === undefined || !isJsonObject(set) || !Array.isArray(set.items) || set.items.length !== 1) return parameters;
  const { [key]: _, ...rest } = parameters;
  const [item] = set.items;
  return isJsonObject(item) && Object.keys(item).every((name) => !Object.hasOwn(rest, name))
    ? { ...rest, ...item }
    : parameters;
}

/** The input without what repeats another member; saying otherwise than that member is a fault. */
function withoutRepeats(value: JsonObject, { repeats = {} }: Quirk, faults: Fault[]): JsonObject {
  const again = Object.keys(repeats).filter(
    (name) => value[name] !== undefined && value[repeats[name] ?? ''] !== undefined,
  );
  for (const name of again)
    if (value[name] !== value[repeats[name] ?? '']) faults.push({ fault: 'ambiguous', at: name });
  return again.length === 0
    ? value
    : Object.fromEntries(Object.entries(value).filter(([name]) => !again.includes(name)));
}
