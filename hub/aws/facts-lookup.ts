import type { Call } from '../../shared/call/call';
import type { Reader } from '../ports';
import type { SessionCredentials } from './sessions';

/** What a look-up of one operation's resources gives: the port's answer. */
export type FactsAnswer = Awaited<ReturnType<Reader['facts']>>;

/** Looks up the resources of one operation's calls with the reader's credentials. */
export type FactsLookup = (credentials: SessionCredentials, call: Call, partition: string) => Promise<FactsAnswer>;
