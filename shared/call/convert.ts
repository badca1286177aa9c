import type { JsonObject } from '../canonical/json';
import type { Catalogue } from '../catalogue/catalogue';
import type { Found } from '../catalogue/of-action';
import { convertParameters } from '../conversion/convert-parameters';
import type { Fault } from '../conversion/fault';
import { operationsNamed } from '../conversion/operation-named';
import { pointersIn } from '../conversion/pointers';
import { withSelf } from '../conversion/self';
import type { Denial } from '../denial/denial';
import { type Refused, refuse } from '../denial/refusal';
import { type NeededBy, neededBy } from '../grant/needed';
import { invert } from '../resource/invert';
import { isOfOne } from '../resource/kinds';
import { isLike } from '../resource/like';
import { normalArn } from '../resource/normal';
import type { Call, Provenance, SourcedCall, Tier } from './call';
import { membersOf } from './members';
import { isSameRequest } from './same-request';

/** A call out of a denial, with the operation it is one of and what it needs. */
export interface Converted {
  readonly ok: true;
  readonly sourced: SourcedCall;
  /** The IAM action that names the operation; policies guard by it. */
  readonly action: string;
  readonly found: Found;
  /** What a grant of it must allow, where that is known. */
  readonly needed: NeededBy;
  /** The resource that the message names, when the call acts on no such resource: the record contradicts itself. */
  readonly contradiction: string | null;
}

/** A refusal with what is wrong, member by member, where that is the reason. */
export interface NotConverted extends Refused {
  readonly faults?: readonly Fault[];
}

/** What of a denial says which call it was. */
export type Deniable = Pick<
  Denial,
  'account' | 'region' | 'service' | 'operation' | 'caller' | 'action' | 'resource' | 'parameters' | 'apiVersion'
>;

/**
 * The call of a denial: EXACT from the parameters that CloudTrail logged, or DERIVED from action and ARN where these
 * leave nothing open. Refuses what cannot be had without guessing, and a denied action that is none of the operation's.
 */
export function convert(denial: Deniable, partition: string, catalogue: Catalogue): Converted | NotConverted {
  const named = operationsNamed(catalogue, {
    source: denial.service,
    name: denial.operation,
    apiVersion: denial.apiVersion,
  });
  const runnable = named.filter(({ operation }) => operation.actions !== null);
  const event = `${denial.service}:${denial.operation}`;
  if (runnable.length === 0) return refuse('cannot-be-run', named[0]?.operation.unknown ?? event);
  const fitting = runnable.filter(({ operation }) =>
    isOneOf(
      denial.action,
      operation.actions?.map(({ action }) => action),
    ),
  );
  if (fitting.length === 0) return refuse('action-mismatch', denial.action);
  if (denial.parameters === null) return derivedFrom(denial, fitting, partition);
  return onlyOne(
    fitting.map((found) => ({ service: found.service.service, made: attempt(denial, found, partition) })),
    denial.parameters,
  );
}

/** What one of several services of one address makes of a denial. */
interface Try {
  readonly service: string;
  readonly made: Converted | NotConverted;
}

/**
 * The one call that a record can be. Another service than the one that takes the parameters counts no more where they
 * have what it never takes; where it lacks something only, that may have been left out of the record.
 */
function onlyOne(tries: readonly Try[], parameters: JsonObject): Converted | NotConverted {
  const [first] = tries.map(({ made }) => made).filter((made) => made.ok);
  if (!first) return closest(tries.map(({ made }) => made));
  const others = tries.filter(({ made }) =>
    made.ok ? made !== first && !isSameRequest(first, made) : !isRuledOut(made, parameters),
  );
  if (others.length === 0) return first;
  return refuse(
    'ambiguous-operation',
    [first.sourced.call.service, ...others.map(({ service }) => service)].join(', '),
  );
}

/** The record has a key that is none of the operation's members, or a list where it takes none. */
const isRuledOut = ({ faults = [] }: NotConverted, parameters: JsonObject): boolean =>
  faults.some(
    ({ fault, at }) => fault === 'unknown-member' || (fault === 'wrong-type' && Array.isArray(parameters[at])),
  );

/** Of several services of one address only those count whose ARNs are like the denied one, and then it must be one. */
function derivedFrom(denial: Deniable, fitting: readonly Found[], partition: string): Converted | NotConverted {
  const { region, account, resource } = denial;
  const where = { partition, region, account };
  const like = fitting.filter(
    ({ operation }) => fitting.length === 1 || (resource !== null && isOfOne(operation.actions?.[0], resource, where)),
  );
  const [only, ...others] = like;
  if (!only) return refuse('needs-completion', fitting[0]?.operation.actions?.[0]?.action);
  if (others.length > 0) return refuse('ambiguous-operation', like.map(({ service }) => service.service).join(', '));
  return attempt(denial, only, partition);
}

/** A record without a message names no action; then the operation's name must do. */
const isOneOf = (action: string, actions: readonly string[] | undefined): boolean =>
  action === '' || (actions?.some((one) => one.toLowerCase() === action.toLowerCase()) ?? false);

/** The refusal of the preferred service, unless another came further. */
function closest(tries: readonly (Converted | NotConverted)[]): NotConverted {
  const refusals = tries.filter((one) => !one.ok);
  const fewest = (one: NotConverted): number => one.faults?.length ?? 0;
  return refusals.reduce((best, one) => (fewest(one) < fewest(best) ? one : best));
}

function attempt(denial: Deniable, found: Found, partition: string): Converted | NotConverted {
  const read = denial.parameters === null ? derived(denial, found, partition) : exact(denial, denial.parameters, found);
  return 'ok' in read ? read : checked(denial, found, partition, read);
}

/** More than anybody would read before signing, and than an event of the ledger holds. */
const MOST_MEMBERS = 300;
const MOST_CHARACTERS = 12_000;

interface Read {
  readonly input: JsonObject;
  readonly tier: Tier;
  readonly provenance: (path: string) => Provenance;
}

function exact(denial: Deniable, parameters: JsonObject, { service, operation }: Found): Read | NotConverted {
  const read = convertParameters(parameters, operation, service, denial.account);
  if (!read.ok) return refuseFaults(read.faults);
  const self = withSelf(read.value, operation, denial.caller);
  if ('fault' in self) return refuseFaults([self.fault]);
  const stated = (path: string): Provenance => (self.stated.includes(path) ? 'worked out' : 'AWS logged');
  return { input: self.input, tier: 'EXACT', provenance: stated };
}

function derived(
  { resource, region, account }: Deniable,
  { operation }: Found,
  partition: string,
): Read | NotConverted {
  const [action] = operation.actions ?? [];
  if (!operation.derivable || !action) return refuse('needs-completion', action?.action);
  const worked: Omit<Read, 'input'> = { tier: 'DERIVED', provenance: () => 'worked out' };
  if (Object.keys(operation.input.members).length === 0) return { input: {}, ...worked };
  if (resource === null || !resource.startsWith('arn:')) return refuse('needs-completion', action.action);
  const input = invert(action, normalArn(resource), { partition, region, account });
  return input ? { input, ...worked } : refuse('needs-completion', action.action);
}

function checked(
  denial: Deniable,
  found: Found,
  partition: string,
  { input, tier, provenance }: Read,
): Converted | NotConverted {
  const { account, region, resource } = denial;
  const { service, operation } = found;
  const members = membersOf(input, provenance);
  if (members.length > MOST_MEMBERS || JSON.stringify(input).length > MOST_CHARACTERS) return refuse('too-large');
  if (operation.dryRun !== undefined && input[operation.dryRun] === true) return refuse('dry-run');
  const pointers = pointersIn(input, operation);
  if (pointers.length > 0) return refuseFaults(pointers);
  const call: Call = { account, region, service: service.service, operation: operation.operation, input };
  const needed = neededBy(call, operation, partition, resource === null ? [] : [resource]);
  const contradiction = resource !== null && !isNamed(needed, denial.action, resource, call, found) ? resource : null;
  const action = operation.actions?.[0]?.action ?? '';
  return {
    ok: true,
    sourced: { call, tier, members },
    action,
    found,
    needed,
    contradiction,
  };
}

/**
 * True when the denied resource is one of those of the denied action, or could be one once it is looked up; `*` is what
 * AWS says where there is none, and it may name one where IAM's list has none.
 */
function isNamed(by: NeededBy, denied: string, resource: string, call: Call, found: Found): boolean {
  const untyped = found.operation.actions?.some(({ resources }) => resources.length === 0);
  if (untyped && resource.startsWith('arn:') && !isMentioned(resource, call)) return false;
  if (!by.ok)
    return by.why === 'look-up' && (by.named.includes(resource) || by.lookUps.some(({ arn }) => isLike(resource, arn)));
  return by.needed.actions
    .filter(({ action }) => denied === '' || action.toLowerCase() === denied.toLowerCase())
    .some(
      ({ arns, made }) =>
        [resource, normalArn(resource)].some((arn) => arns.includes(arn)) || (resource === '*' && made.length > 0),
    );
}

/** A resource that no rule ties to the input must at least have a text of it in its name, where the input has any. */
function isMentioned(arn: string, { input }: Call): boolean {
  const texts = membersOf(input, () => 'AWS logged').flatMap(({ value }) =>
    typeof value === 'string' && value.length >= 3 ? [value] : [],
  );
  const named = arn.split(':').slice(5).join(':').split(/[/:]/);
  return texts.length === 0 || texts.some((text) => named.includes(text) || text === arn);
}

const refuseFaults = (faults: readonly Fault[]): NotConverted => ({
  ...refuse('parameters-not-exact', faults.map(({ fault, at }) => `${fault} ${at}`).join(', ')),
  faults,
});
