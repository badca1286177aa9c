import { NEXT_STATES } from '../../shared/workflow';

/** What can go wrong at one call of a port, or at one invocation of a Lambda. */
export const FAULTS = [
  'fails before',
  'fails after',
  'times out',
  'throttled',
  'repeated',
  'invoked twice',
  'execution dies',
] as const;

/**
 * `fails before`, `fails after`: an error before or after the call took effect. `times out`: it takes effect and never
 * answers, so the Lambda dies at its timeout. `throttled`: it fails three times, then works. `repeated`: it takes
 * effect twice. `invoked twice`: the Lambda runs twice at once. `execution dies`: the workflow's execution ends for
 * good while the Lambda it has just started lives on. `late`: the call waits for minutes before it takes effect; alone
 * it changes nothing, together with another fault it may.
 */
export type FaultKind = (typeof FAULTS)[number] | 'late';

/** One fault at one call, by the call's number in the run. */
export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
}

/** A call of a port, or an invocation of a Lambda, as it happened in a run. */
export interface Site {
  /** Which Lambda, and what it was doing. */
  readonly step: string;
  /** Port and method; `invocation` for the Lambda itself. */
  readonly port: string;
}

/** Methods that change nothing: an error after them is an error before them, and twice is once. */
const READS: readonly string[] = [
  'ledger.read',
  'index.open',
  'index.mailed',
  'index.readWait',
  'witness.marked',
  'witness.sealed',
  'witness.readBallot',
  'workflow.status',
  'organization.guards',
  'organization.account',
  'reader.facts',
  'provider.keys',
  'grants.leftovers',
  'grant.preflight',
];

/** Steps that the workflow's execution starts. */
const OF_THE_WORKFLOW: readonly string[] = ['Advance', 'Wait', ...NEXT_STATES];

/** The faults that mean something at a site. `run` is never repeated by its port: that is its contract, tested at the executor. */
export function faultsAt({ step, port }: Site): readonly FaultKind[] {
  if (port === 'invocation')
    return OF_THE_WORKFLOW.includes(step) ? ['invoked twice', 'execution dies'] : ['invoked twice'];
  if (READS.includes(port)) return ['fails before', 'times out', 'throttled'];
  const once: readonly FaultKind[] = ['fails before', 'fails after', 'times out', 'throttled'];
  return port === 'grant.run' ? once : [...once, 'repeated'];
}
