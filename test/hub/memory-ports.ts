import { BALLOT_CLIENT } from '../organization/provider';
import { memoryIndex } from './memory/index';
import { memoryLedger } from './memory/ledger';
import { memoryMailer } from './memory/mailer';
import { memoryMetrics } from './memory/metrics';
import { memoryProvider } from './memory/provider';
import { memoryWitness } from './memory/witness';
import { memoryWorkflow } from './memory/workflow';

export { memoryIndex, memoryLedger, memoryMailer, memoryMetrics, memoryProvider, memoryWitness, memoryWorkflow };

/** All ports of the hub's core in memory, for one test. */
export const memoryPorts = () => ({
  ledger: memoryLedger(),
  index: memoryIndex(),
  workflow: memoryWorkflow(),
  witness: memoryWitness(),
  mailer: memoryMailer(),
  metrics: memoryMetrics(),
  webProvider: memoryProvider('web-client'),
  ballotProvider: memoryProvider(BALLOT_CLIENT),
});

/** What `memoryPorts` makes. */
export type MemoryPorts = ReturnType<typeof memoryPorts>;
