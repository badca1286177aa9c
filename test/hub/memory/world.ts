import type { CallOutcome, Grants, Organization, Reader } from '../../../hub/ports';
import type { Configuration } from '../../../shared/configuration/configuration';
import type { StoredEvent } from '../../../shared/ledger/envelope';
import { catalogue } from '../../organization/catalogue';
import { configuration, GUARD } from '../../organization/configuration';
import { ROOT } from '../../organization/policies';
import { BALLOT_CLIENT, ISSUER, providerKey } from '../../organization/provider';
import { FACTS, later } from '../../organization/story';
import { memoryIndex } from './index';
import { memoryLedger } from './ledger';
import { memoryMetrics } from './metrics';
import { memoryWitness } from './witness';
import { memoryWorkflow } from './workflow';

/** An Organization whose guard is attached and whose accounts are all active. */
export const memoryOrganization = (): Organization => ({
  guards: async () => [GUARD],
  account: async (id) => (id === '999999999999' ? null : { name: 'payments-prod', path: [ROOT, id] }),
});

/** Grants in memory: which roles exist, and every call that was really sent. */
export interface MemoryGrants extends Grants {
  readonly roles: Set<string>;
  readonly calls: string[];
}

/** Grants that work; `outcome` is what AWS answers, `before` runs between preflight and the call. */
export function memoryGrants(
  outcome: CallOutcome = { outcome: 'executed', requestId: 'aws-1', answer: '{}' },
): MemoryGrants {
  const roles = new Set<string>();
  const calls: string[] = [];
  return {
    roles,
    calls,
    create: async (request) => {
      roles.add(request);
      return {
        ok: true,
        grant: {
          role: `arn:aws:iam::333333333333:role/countersign/demo/exec/${request}`,
          preflight: async () => ({ ok: true }),
          run: async ({ service, operation }) => {
            calls.push(`${service}:${operation}`);
            return outcome;
          },
        },
      };
    },
    remove: async (request) => {
      roles.delete(request);
      return `arn:aws:iam::333333333333:role/countersign/demo/exec/${request}`;
    },
    leftovers: async () => [...roles],
  };
}

/** Everything the steps need, in memory, with a clock that a test may turn. */
export function memoryWorld(using: Configuration = configuration) {
  const reader: Reader = { facts: async () => ({ ok: true, resources: FACTS }) };
  const world = {
    ledger: memoryLedger(),
    index: memoryIndex(),
    witness: memoryWitness(),
    workflow: memoryWorkflow(),
    metrics: memoryMetrics(),
    organization: memoryOrganization(),
    reader,
    grants: memoryGrants(),
    provider: { issuer: ISSUER, client: BALLOT_CLIENT, keys: async () => [providerKey] },
    catalogue,
    configuration: using,
    time: later(8),
    clock: (): Date => world.time,
    /** Puts a story there as if intake, Advance, web, ballot and broker had each written their part. */
    plant: ({ request, events }: { readonly request: string; readonly events: readonly StoredEvent[] }): void => {
      world.ledger.plant(request, events);
      world.witness.plantMarks(request, events);
    },
  };
  return world;
}

/** What `memoryWorld` makes. */
export type MemoryWorld = ReturnType<typeof memoryWorld>;
