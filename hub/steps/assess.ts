import { approvalHashOf } from '../../shared/approval/approval-hash';
import { callHashOf } from '../../shared/call/call';
import { convert } from '../../shared/call/convert';
import { hashOf } from '../../shared/canonical/hash';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import type { Configuration } from '../../shared/configuration/configuration';
import { decide, decisionHashOf } from '../../shared/decision/decision';
import { fingerprintHashOf } from '../../shared/facts/facts';
import { actedOn, grantDocumentOf, grantHashOf } from '../../shared/grant/document';
import { grantable } from '../../shared/grant/grantable';
import { prove } from '../../shared/grant/proof';
import type { Change, EventData } from '../../shared/ledger/event';
import type { RequestState } from '../../shared/lifecycle/state';
import { personById } from '../../shared/people/directory';
import { situationOf } from '../../shared/policy/situation-of';
import type { Organization, Reader } from '../ports';

/** What an assessment reads. */
export interface AssessPorts {
  readonly organization: Organization;
  readonly reader: Reader;
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
}

/** Everything a signature covers as of now, or what makes the request void. */
export type Assessment =
  | { readonly ok: true; readonly assessed: EventData['assessed'] }
  | { readonly ok: false; readonly changes: readonly Change[] };

/**
 * Reads and resolves everything from the denial on: call, decision, grant, facts and the approval hash over them.
 * Advance does it once to ask; the broker does it again before it acts, so that nothing signed is ever stale.
 */
export async function assess(ports: AssessPorts, state: RequestState, now: Date): Promise<Assessment> {
  const { catalogue, configuration } = ports;
  const { denial, person } = state.opened;
  const gone = (what: Change['what'], text: string): Assessment => ({
    ok: false,
    changes: [{ what, signed: 'as denied', now: text }],
  });
  if (!personById(configuration, person)?.iam.includes(denial.caller))
    return gone('requester', 'the operator is not in people.yaml any more');
  const converted = convert(denial, configuration.partition, catalogue);
  if (!converted.ok) return gone('call', `the call cannot be read from the record: ${converted.refusal}`);
  const { sourced, action } = converted;
  const granted = grantable(converted);
  if (!granted.ok) return gone('grant', `no grant can be written: ${granted.refusal}`);
  const { needed } = granted;
  const grant = grantDocumentOf(sourced.call, needed);
  const proof = prove(grant, sourced.call, needed, configuration.partition, catalogue);
  if (!proof.holds) return gone('grant', `the grant could not be proven to allow ${action} and nothing else`);
  const account = await ports.organization.account(denial.account);
  if (!account) return gone('account', `${denial.account} is not an active account of the Organization`);
  const decision = decide(configuration, situationOf(denial, needed, { person, path: account.path }));
  if (!decision) return gone('decision', `no policy guards ${action} any more`);
  const read = await ports.reader.facts(state.request, sourced.call, actedOn(grant), now);
  if (!read.ok) return gone('resource', `${read.missing} does not exist`);
  const facts = { readAt: now.toISOString(), accountName: account.name, resources: read.resources };
  const approvalHash = approvalHashOf({
    callHash: callHashOf(sourced.call),
    decisionHash: decisionHashOf(decision),
    grantHash: grantHashOf(grant),
    fingerprintHash: fingerprintHashOf(facts),
  });
  return { ok: true, assessed: { sourced, decision, grant, facts, approvalHash } };
}

/** What differs between what was signed and what would run now, part by part; empty when nothing does. */
export function changesBetween(signed: EventData['assessed'], now: EventData['assessed']): readonly Change[] {
  const parts: readonly (readonly [Change['what'], (assessed: EventData['assessed']) => string])[] = [
    // The whole of it, not the call alone: people have seen tier and members too.
    ['call', ({ sourced }) => hashOf(sourced)],
    ['decision', ({ decision }) => decisionHashOf(decision)],
    ['grant', ({ grant }) => grantHashOf(grant)],
    ['resource', ({ facts }) => fingerprintHashOf(facts)],
  ];
  return parts
    .filter(([, hash]) => hash(signed) !== hash(now))
    .map(([what, hash]) =>
      what === 'resource' ? resourceChange(signed, now) : { what, signed: hash(signed), now: hash(now) },
    );
}

function resourceChange(signed: EventData['assessed'], now: EventData['assessed']): Change {
  const identities = ({ facts }: EventData['assessed']) =>
    facts.resources.map(({ arn, identity }) => `${arn} (${identity})`).join(', ');
  return { what: 'resource', signed: identities(signed), now: identities(now) };
}
