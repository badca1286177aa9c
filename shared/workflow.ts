/**
 * The words the request workflow is made of: the state machine's construct writes them, Advance and the other steps
 * read them. The state machine carries ids only; what happened is in the ledger.
 */

/**
 * What Advance names next. Each is a state of the synthesized state machine; `Pause` waits `waitSeconds` after a
 * failure and comes back to Advance, `Done` ends the execution.
 */
export const NEXT_STATES = [
  'AskOperator',
  'AskApprovers',
  'VerifyBallot',
  'BackUp',
  'AskRelease',
  'Execute',
  'Reconcile',
  'Revoke',
  'AskOutcome',
  'Tell',
  'Pause',
  'Done',
] as const;
/** What a request does next, as Advance tells the state machine. */
export type NextState = (typeof NEXT_STATES)[number];

/** Which notices the tell Lambda is asked to send. */
export type Notice = 'confirm' | 'sign' | 'release' | 'settle' | 'outcome';

/** Input of the advance Lambda at state Advance. */
export interface AdvanceInput {
  readonly do: 'advance';
  readonly request: string;
  /** The head's seq when `did` ended: Advance counts a failure, or closes after Tell, only while the head is still there. */
  readonly seq?: number;
  /** The state that has just ended well. */
  readonly did?: NextState;
  /** The state that has just failed, and the error's name. */
  readonly failed?: { readonly state: NextState | 'Wait' | 'Advance'; readonly error: string };
}

/** Output of the advance Lambda at state Advance. */
export interface AdvanceOutput {
  readonly request: string;
  readonly seq: number;
  readonly next: NextState;
  /** Seconds until the next deadline or reminder, 1 to 3600: the timeout of state Wait, the length of state Pause. */
  readonly waitSeconds: number;
}

/** Input of the advance Lambda at state Wait (callback): it stores the token, reads the head again and answers at once if it moved. */
export interface WaitInput {
  readonly do: 'wait';
  readonly request: string;
  readonly seq: number;
  readonly token: string;
}

/** Input of the tell Lambda. */
export interface TellInput {
  readonly request: string;
  readonly seq: number;
  readonly notice: Notice;
}

/** Input of the broker Lambda. The sweeper asks for `remove-leftovers` in one account. */
export type BrokerInput =
  | {
      readonly do: 'verify' | 'back-up' | 'execute' | 'reconcile' | 'revoke';
      readonly request: string;
      readonly seq: number;
    }
  | { readonly do: 'remove-leftovers'; readonly account: string };
