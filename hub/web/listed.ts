import { isRequester, takesPart } from '../../shared/lifecycle/commands';
import { deadlineOf } from '../../shared/lifecycle/state';
import type { Reader } from '../page/reader';
import { type RequestView, viewOf } from '../page/request-view';
import { ACTIVE_STEPS } from '../page/step';
import { readRequest } from '../steps/request';

/** A person's requests in the order of the page. */
export interface Listed {
  readonly waiting: readonly RequestView[];
  readonly yours: readonly RequestView[];
  readonly others: readonly RequestView[];
  readonly ended: readonly RequestView[];
  /** Entries that were not read at all. */
  readonly left: number;
}

/** Requests read for one page at most: every one is read from the ledger, since the index only points. */
const MOST_READ = 100;
const WEEK = 7 * 86_400_000;

/** Reads a person's list and puts each request where it belongs; what they do not take part in any more is left out. */
export async function listedRequests(reader: Reader, person: string): Promise<Listed> {
  const { ports, now } = reader;
  const lines = await ports.index.list(person);
  const found = await Promise.all(lines.slice(0, MOST_READ).map(({ request }) => readRequest(ports.ledger, request)));
  const views = found.flatMap((folded) => {
    const state = folded?.ok ? folded.state : folded?.before;
    if (!folded || !state || !takesPart(ports.configuration, state, person)) return [];
    return [viewOf(reader, state, folded.ok ? null : { at: folded.at, why: folded.why })];
  });
  const waits = ({ step }: RequestView) => ACTIVE_STEPS.includes(step);
  const open = views.filter(({ step }) => step !== 'ended');
  const rest = open.filter((view) => !waits(view));
  const endedAt = ({ state }: RequestView) => Date.parse(state.ending?.at ?? state.since);
  return {
    waiting: open.filter(waits).sort((a, b) => due(a) - due(b)),
    yours: rest.filter(({ state }) => isRequester(state, person)),
    others: rest.filter(({ state }) => !isRequester(state, person)),
    ended: views
      .filter((view) => view.step === 'ended' && now.getTime() - endedAt(view) <= WEEK)
      .sort((a, b) => endedAt(b) - endedAt(a)),
    left: Math.max(0, lines.length - MOST_READ),
  };
}

const due = ({ state }: RequestView): number => deadlineOf(state)?.getTime() ?? 0;
