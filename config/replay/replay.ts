import type { Catalogue } from '../../shared/catalogue/catalogue';
import { ruleIndexOf } from '../../shared/policy/rule-index';
import type { Understood } from '../load';
import { startConsequences } from './consequences';
import { answersOf } from './everyone';
import { startFunnel } from './funnel';
import { keep, noCount } from './kept';
import { type KnownEvent, knownEvents } from './known-event';
import { questionOf } from './question';
import { ranked } from './ranked';
import type { Recorded } from './recorded';
import { isNothing, type ReplayReport } from './report';
import { sift } from './sift';
import { whereabouts } from './whereabouts';

/** A replay of recorded calls against policies. Keeps counts and names, never a record. */
export interface Replay {
  /** Takes the bytes of one record, or the word for why there are none. Never throws, whatever they are. */
  readonly take: (content: Buffer | string) => void;
  readonly report: () => ReplayReport;
}

/** The policies, where their rules stand, and where accounts are. */
export interface Replayed extends Pick<Understood, 'configuration' | 'written' | 'hash'> {
  readonly settings: Pick<Understood['settings'], 'organization'>;
}

/** Starts a replay. Accounts that the settings do not list are taken to be in `unlisted`, ids from the root. */
export function startReplay(
  { configuration, settings, written, hash }: Replayed,
  catalogue: Catalogue,
  unlisted?: readonly string[],
): Replay {
  const funnel = startFunnel();
  const consequences = startConsequences(configuration, written);
  const knownOf = knownEvents(catalogue);
  const known = { catalogue, index: ruleIndexOf(configuration) };
  const placeOf = whereabouts(settings.organization, unlisted);
  const answer = answersOf(configuration);
  const people = new Map(configuration.people.flatMap(({ id, iam }) => iam.map((arn) => [arn, id] as const)));
  const [unknownEvents, unlistedAccounts] = [keep(noCount), keep(noCount)];
  const counts = { guarded: 0, inexact: 0, unjudged: 0, unlisted: 0 };

  const judge = (recorded: Recorded, event: KnownEvent): void => {
    const { account, service, operation } = recorded.event;
    const { path, listed } = placeOf(account);
    if (!listed) {
      counts.unlisted += 1;
      unlistedAccounts.of(account || NO_ACCOUNT).count += 1;
    }
    if (event.actions.length === 0) {
      counts.unjudged += 1;
      unknownEvents.of(`${service}:${operation}`).count += 1;
    }
    const person = people.get(recorded.principal) ?? null;
    const question = questionOf(recorded, event, { person, path }, known);
    if (!question || !consequences.add(recorded, person, answer(question.situation))) return;
    counts.guarded += 1;
    if (question.inexact) counts.inexact += 1;
  };

  return {
    take: (content) => {
      const sifted = sift(content, configuration, knownOf);
      funnel.add(sifted);
      if (sifted.is === 'call') judge(sifted.recorded, sifted.known);
    },
    report: () => {
      const [period, counted] = [funnel.period(), funnel.counts()];
      const all = consequences.all(period?.weeks ?? 1);
      return {
        configuration: hash,
        period,
        records: { ...counted, guarded: counts.guarded, inexact: counts.inexact },
        unjudged: { records: counts.unjudged, events: ranked(unknownEvents, ({ count }) => count) },
        unlisted: { records: counts.unlisted, accounts: ranked(unlistedAccounts, ({ count }) => count) },
        ...all,
        deadRules: isNothing(counted) ? [] : all.deadRules,
      };
    },
  };
}

/** Samples have none. */
const NO_ACCOUNT = '(no account logged)';
