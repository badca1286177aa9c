import type { SitePorts } from '../page/ports';

/** What the ballots need of the world; `provider` is the ballot's own client. */
export type BallotPorts = SitePorts;
