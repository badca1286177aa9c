import type { Configuration } from '../../shared/configuration/configuration';
import type { IdentityProvider, Index, Ledger, Metrics, Workflow } from '../ports';

/** What one of the two origins needs of the world; `provider` is that origin's own client. */
export interface SitePorts {
  readonly ledger: Ledger;
  readonly index: Index;
  readonly workflow: Workflow;
  readonly provider: IdentityProvider;
  readonly configuration: Configuration;
  readonly webUrl: string;
  readonly ballotUrl: string;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly metrics: Metrics;
  /** Writes one line of the log; never tokens, codes or session ids. */
  readonly log: (line: object) => void;
}
