import type { ProviderKey, TokenFault, VerifiedClaims } from '../shared/ballot/id-token';
import type { Call } from '../shared/call/call';
import type { Facts } from '../shared/facts/facts';
import type { GrantDocument } from '../shared/grant/document';
import type { StoredEvent } from '../shared/ledger/envelope';
import type { MarkingWriter } from '../shared/ledger/writers';
import type { BrokerInput } from '../shared/workflow';

/** The append-only record of all requests. */
export interface Ledger {
  /** All events of a request in order, read consistently; empty when there is none. */
  readonly read: (request: string) => Promise<readonly StoredEvent[]>;
  /** Inserts the next event. `taken`: another writer has that seq; read again and decide again. Never overwrites. */
  readonly append: (request: string, event: StoredEvent) => Promise<'written' | 'taken'>;
}

/** The write-once copy of every event, byte for byte; each instance belongs to Advance or to the broker. */
export interface Witness {
  /**
   * Marks a text as this writer's own, before it is inserted, under a prefix that nobody else may write. A mark without
   * its event is harmless; an event of Advance or broker without its mark was forged.
   */
  readonly mark: (request: string, event: StoredEvent) => Promise<void>;
  /** True when the writer has marked exactly this text. */
  readonly marked: (by: MarkingWriter, request: string, event: StoredEvent) => Promise<boolean>;
  /** The sealed text of an event, or `null` when it is not sealed yet. */
  readonly sealed: (request: string, seq: number) => Promise<string | null>;
  /** Seals one event. `differs`: another text is sealed there already, so ledger or witness was tampered with. */
  readonly seal: (request: string, event: StoredEvent) => Promise<'sealed' | 'differs'>;
  /** Seals a verified ballot's token and key; only the broker may. The first seal stands. */
  readonly sealBallot: (request: string, seq: number, ballot: SealedBallot) => Promise<'sealed' | 'differs'>;
  readonly readBallot: (request: string, seq: number) => Promise<SealedBallot | null>;
}

/** A ballot as the broker sealed it: keys rotate, so the key that signed is kept beside the token. */
export interface SealedBallot {
  readonly token: string;
  readonly key: ProviderKey;
}

/** One line of a person's list. Only a pointer with what a list shows; the ledger is read before anything is decided. */
export interface ListedRequest {
  readonly request: string;
  /** What the person has to do with it. */
  readonly part: 'requester' | 'signer';
  /** When the request was opened (ISO 8601). */
  readonly opened: string;
}

/** Lists, codes, sessions, wait tokens, mail marks and counters: may suppress a request, never advance one. */
export interface Index {
  readonly requestOf: (code: string) => Promise<string | null>;
  /** Registers a new request under its code and its requester. `taken`: the code belongs to another request. */
  readonly register: (
    request: string,
    account: string,
    requester: string,
    opened: string,
  ) => Promise<'registered' | 'taken'>;
  /** A person's requests, newest first. */
  readonly list: (person: string) => Promise<readonly ListedRequest[]>;
  /** Puts the request on the list of each signer. */
  readonly listFor: (request: string, persons: readonly string[], opened: string) => Promise<void>;
  /** Requests that are not closed yet, with their accounts; the sweeper's work. */
  readonly open: () => Promise<readonly { readonly request: string; readonly account: string }[]>;
  readonly markClosed: (request: string) => Promise<void>;
  /** Claims a key for a while, e.g. to drop repeats. False: somebody holds it. */
  readonly claim: (key: string, holder: string, seconds: number, now: Date) => Promise<boolean>;
  /** Counts one more under a key within the present hour and says how many there have been. */
  readonly countInHour: (key: string, now: Date) => Promise<number>;
  readonly mailed: (request: string, mark: string) => Promise<boolean>;
  readonly markMailed: (request: string, mark: string, now: Date) => Promise<void>;
  /** Counts a failure at this seq and says how many there have been. */
  readonly countFailure: (request: string, seq: number) => Promise<number>;
  readonly saveWait: (request: string, wait: Wait) => Promise<void>;
  readonly readWait: (request: string) => Promise<Wait | null>;
  readonly saveSession: (idHash: string, session: Session) => Promise<void>;
  /** `null` for an unknown or ended session, whatever the table still holds. */
  readonly readSession: (idHash: string, now: Date) => Promise<Session | null>;
  readonly endSession: (idHash: string) => Promise<void>;
  readonly saveAttempt: (stateHash: string, attempt: BallotAttempt) => Promise<void>;
  /** Takes the attempt away: it can be used once. `null`: unknown, used or older than ten minutes. */
  readonly takeAttempt: (stateHash: string, now: Date) => Promise<BallotAttempt | null>;
  /** Looks at an attempt without using it up. */
  readonly readAttempt: (stateHash: string, now: Date) => Promise<BallotAttempt | null>;
}

/** The callback token of a workflow that waits, and the head's seq when it began to. */
export interface Wait {
  readonly seq: number;
  readonly token: string;
}

/** A signed-in browser; the table holds the hash of the session's id, the cookie the id. */
export interface Session {
  readonly person: string;
  /** Which of the two origins it belongs to. */
  readonly site: 'web' | 'ballot';
  /** ISO 8601. */
  readonly expires: string;
}

/** A ballot under way: begun by a POST of a browser, finished by the provider's answer to that same browser. */
export interface BallotAttempt {
  readonly request: string;
  readonly person: string;
  readonly choice: 'approve' | 'release';
  readonly approvalHash: string;
  /** PKCE (RFC 7636). */
  readonly codeVerifier: string;
  /** SHA-256 of the browser's session id: the return must come from the browser that began. */
  readonly browser: string;
  readonly expires: string;
}

/** The request workflow in Step Functions. */
export interface Workflow {
  /** Starts `<request>-<run>`; already started is fine. */
  readonly start: (request: string, run: number) => Promise<void>;
  /** The newest run that exists and whether it is still running. */
  readonly status: (request: string) => Promise<{ readonly run: number; readonly running: boolean } | null>;
  /** Wakes a waiting workflow. An answered or timed-out token is fine: the loop reads the ledger anyway. */
  readonly wake: (token: string) => Promise<void>;
}

/** A member account as Organizations knows it. */
export interface MemberAccount {
  readonly name: string;
  /** Ids from the root over its units to the account, the account's own last. */
  readonly path: readonly string[];
}

/** What can be read about accounts and policies of the Organization; each answer is kept for five minutes. */
export interface Organization {
  /** ARNs of the guard's SCPs, one for each place with policies that deny; those not deployed are missing. */
  readonly guards: () => Promise<readonly string[]>;
  /** The account, or `null` when it is not an active member. */
  readonly account: (id: string) => Promise<MemberAccount | null>;
}

/** Read-only look-ups in the member account. */
export interface Reader {
  /** Facts of the call's resources, whose ARNs are given. `missing`: a resource does not exist (any more). */
  readonly facts: (
    request: string,
    call: Call,
    arns: readonly string[],
    now: Date,
  ) => Promise<{ ok: true; resources: Facts['resources'] } | { ok: false; missing: string }>;
}

/** What came of a call that was sent, or could not be. */
export type CallOutcome =
  | { readonly outcome: 'executed'; readonly requestId: string; readonly answer: string }
  /** `sent`: false when nothing has left us. */
  | { readonly outcome: 'failed'; readonly sent?: false; readonly error: string; readonly message: string }
  | { readonly outcome: 'unknown'; readonly why: string };

/** A grant that can be used: credentials stay inside. */
export interface UsableGrant {
  readonly role: string;
  /** Asks AWS whether the call would be allowed (simulation, EC2 DryRun); the reason when not. `ran`: the dry run was none. */
  readonly preflight: (
    call: Call,
  ) => Promise<{ ok: true } | { ok: false; error: string; message: string; ran?: boolean }>;
  /** Sends the call, once, without any retry. */
  readonly run: (call: Call) => Promise<CallOutcome>;
}

/** Makes and removes grants in member accounts, through the executor. */
export interface Grants {
  readonly create: (
    request: string,
    call: Call,
    document: GrantDocument,
  ) => Promise<{ ok: true; grant: UsableGrant } | { ok: false; error: string; message: string }>;
  /** Deny-all, then delete; a role that does not exist is fine. Returns the role's ARN. */
  readonly remove: (request: string, account: string) => Promise<string>;
  /** Requests that have a role under the exec path of the account. */
  readonly leftovers: (account: string) => Promise<readonly string[]>;
}

/** The OIDC provider, through one of our clients. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly client: string;
  /** Where the browser is sent. */
  readonly authorizeUrl: (request: {
    state: string;
    nonce: string;
    codeChallenge: string;
    redirectUri: string;
    fresh: boolean;
  }) => string;
  /** Exchanges the code; verifies nothing. `null`: the provider refused it. */
  readonly exchange: (code: string, codeVerifier: string, redirectUri: string) => Promise<string | null>;
  /** Verifies an ID token for our client, as of now. */
  readonly verify: (
    token: string,
    now: Date,
  ) => Promise<{ ok: true; claims: VerifiedClaims } | { ok: false; fault: TokenFault }>;
  /** The provider's current keys. */
  readonly keys: () => Promise<readonly ProviderKey[]>;
}

/** A mail, ready to send to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Groups the notices of a request in mail clients. */
  readonly thread: string;
}

/** Sends mails. */
export interface Mailer {
  readonly send: (mail: Mail) => Promise<void>;
}

/** Starts the broker outside the workflow, for leftovers. */
export interface BrokerTrigger {
  readonly start: (input: BrokerInput) => Promise<void>;
}

/** Counts a metric; dimensions are few and never hold callers' text. */
export interface Metrics {
  readonly count: (name: string, dimensions?: Readonly<Record<string, string>>) => void;
}
