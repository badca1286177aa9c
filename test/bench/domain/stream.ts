import { ballotNonce } from '../../../shared/ballot/ballot';
import { sha256 } from '../../../shared/canonical/hash';
import type { Configuration } from '../../../shared/configuration/configuration';
import { envelop, type StoredEvent } from '../../../shared/ledger/envelope';
import type { EventData, Fact } from '../../../shared/ledger/event';
import { WRITERS } from '../../../shared/ledger/writers';
import { configuration } from '../../organization/configuration';
import { policyOf } from '../../organization/policies';
import { ballotClaims, idToken } from '../../organization/provider';
import { later, Story } from '../../organization/story';

const signer = (index: number): string => `signer-${index}`;

/** The test Organization with a level at which this many people must sign. */
function needing(signatures: number): Configuration {
  const ids = Array.from({ length: signatures }, (_, index) => signer(index));
  const person = (id: string) =>
    ({ id, name: id, mails: [], iam: [], tokens: [], language: 'en', zone: 'UTC' }) as const;
  return {
    ...configuration,
    people: [...configuration.people, ...ids.map(person)],
    groups: { everybody: ids },
    policies: [policyOf('deletes', { levels: [{ name: 'all', need: signatures, of: ['everybody'] }] })],
  };
}

/** Votes, each with its verification, one more than the stream needs. */
function* ballots({ approvalHash }: EventData['assessed'], request: string): Generator<Fact> {
  const nonce = ballotNonce(request, approvalHash, 'approve');
  for (let index = 0; ; index += 1) {
    const person = signer(index);
    const ballot = 3 + 2 * index;
    const token = idToken(ballotClaims(person, nonce, later(ballot)));
    yield { type: 'voted', data: { person, level: 0, approvalHash, token } };
    yield { type: 'verified', data: { ballot, choice: 'approve', keyId: 'key-1' } };
  }
}

/**
 * A stream of `length` events as the ledger may really hold them. Only signatures make a request long, so one level
 * needs more of them than the stream has: opened, assessed, confirmed, then votes and their verifications.
 */
export function streamOf(length: number): { readonly request: string; readonly events: readonly StoredEvent[] } {
  const { request, assessed, events: begun } = new Story(undefined, needing(length)).until('confirmed');
  const events = [...begun];
  const facts = ballots(assessed, request);
  while (events.length < length) {
    const fact: Fact = facts.next().value;
    const head = { seq: events.length - 1, hash: sha256(events.at(-1)?.body ?? '') };
    const by = WRITERS[fact.type][0] ?? 'advance';
    events.push(envelop(fact, { request, head, at: later(events.length), actor: { by } }));
  }
  return { request, events: events.slice(0, length) };
}
