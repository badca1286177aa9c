import { checkNumberOf } from '../../shared/approval/approval-hash';
import { requestCodeOf, showRequestCode } from '../../shared/approval/request-id';
import type { Consequence } from '../../shared/consequence/consequence';
import { consequenceOf } from '../../shared/consequence/consequence-of';
import { named, type Phrase, plain, say } from '../../shared/consequence/phrase';
import { takesPart } from '../../shared/lifecycle/commands';
import type { RequestState } from '../../shared/lifecycle/state';
import { personById } from '../../shared/people/directory';
import { readRequest } from '../steps/request';
import type { Reader } from './reader';
import { type Step, stepOf } from './step';

/** A request as one person sees it now. */
export interface RequestView {
  readonly reader: Reader;
  readonly state: RequestState;
  /** As people see it: `K7QF-3MRD`. */
  readonly code: string;
  readonly step: Step;
  /** What the call would do; `null` before it was assessed. */
  readonly consequence: Consequence | null;
  readonly check: string | null;
  /** Where the events stop making sense, when they do. */
  readonly broken: { readonly at: number; readonly why: string } | null;
}

/** The view of a state that was just read. */
export function viewOf(reader: Reader, state: RequestState, broken: RequestView['broken'] = null): RequestView {
  const { assessed } = state;
  return {
    reader,
    state,
    broken,
    code: showRequestCode(requestCodeOf(state.request)),
    step: broken ? 'ended' : stepOf(reader.ports.configuration, state, reader.visit?.person.id ?? ''),
    consequence: assessed && consequenceOf(assessed.sourced.call, assessed.facts, reader.clock.language),
    check: assessed && checkNumberOf(assessed.approvalHash),
  };
}

/**
 * The request behind a code for the person who reads, or `null` for an unknown code and for one who takes no part:
 * nobody can tell the two apart. A broken request shows the last state that can be believed.
 */
export async function findRequest(reader: Reader, code: string | null): Promise<RequestView | null> {
  const { ports, visit } = reader;
  const request = code === null ? null : await ports.index.requestOf(code);
  // An unknown code reads the ledger too, so that it takes as long as a request that is somebody else's.
  const folded = await readRequest(ports.ledger, request ?? 'none');
  if (!folded || !visit) return null;
  const state = folded.ok ? folded.state : folded.before;
  if (!state || !takesPart(ports.configuration, state, visit.person.id)) return null;
  return viewOf(reader, state, folded.ok ? null : { at: folded.at, why: folded.why });
}

/** A person's name for a sentence; the key of `people.yaml` when they have left it. */
export const personName = ({ ports }: Pick<Reader, 'ports'>, person: string): Phrase =>
  named(personById(ports.configuration, person)?.name ?? person);

/** The operator's name for a sentence. */
export const operatorName = ({ reader, state }: RequestView): Phrase => personName(reader, state.opened.person);

/** The request's sentence: from the consequence, or from the denial before there is one. */
export function titleOf({ reader, state, consequence }: RequestView): Phrase {
  if (consequence) return consequence.title;
  const { service, operation } = state.opened.denial;
  return reader.text.mail.title(say`${service} ${operation}`);
}

/** The title as plain text, for window titles and buttons. */
export const plainTitle = (view: RequestView): string => plain(titleOf(view));
