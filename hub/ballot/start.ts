import type { Context } from 'hono';
import { html } from 'hono/html';
import { readRequestCode } from '../../shared/approval/request-id';
import { BALLOT_SECONDS, type BallotChoice } from '../../shared/ballot/ballot';
import { sha256 } from '../../shared/canonical/hash';
import { id } from '../../shared/consequence/phrase';
import { type ReadBack, readsBack } from '../../shared/consequence/read-back';
import { quoted } from '../../shared/consequence/visible';
import { mayCast } from '../../shared/lifecycle/commands';
import { notFound } from '../page/answer-page';
import { problems } from '../page/field';
import { guardPost } from '../page/guard';
import { refusalWords } from '../page/refusal';
import { findRequest, type RequestView } from '../page/request-view';
import { toText } from '../page/secret';
import type { Site } from '../page/site';
import { readBackFor } from './asked';
import { keepAttempt } from './attempt-cookie';
import { ballotPage } from './ballot-page';
import type { BallotPorts } from './ports';

/**
 * The press of [Approve this call] or [Run now]: checks that this person may cast this ballot on what they saw and has
 * read it back, and begins an attempt of this browser. Nothing is recorded in the ledger yet.
 */
export async function startBallot(c: Context, site: Site, ports: BallotPorts, choice: BallotChoice): Promise<Response> {
  const code = readRequestCode(c.req.param('code') ?? '');
  const guarded = await guardPost(c, site, ports, code ? `/b/${code}` : site.home);
  if (!guarded.ok) return guarded.response;
  const { reader, visit, form } = guarded;
  const view = await findRequest(reader, code);
  if (!view) return notFound(c, reader);
  const seen = form.get('seen') ?? '';
  const by = { person: visit.person.id, choice, seen };
  const refusal = view.broken ? 'frozen' : mayCast(ports.configuration, view.state, by, reader.now);
  if (refusal === 'not-yours') return notFound(c, reader);
  if (refusal) {
    const { status, head, rest } = refusalWords(reader, refusal, true);
    const box = html`<div class="alert" role="alert"><h2>${head}</h2><p>${rest}</p></div>`;
    return ballotPage(c, view, { status, box });
  }
  const expected = readBackFor(view);
  const typed = (form.get('typed') ?? '').toWellFormed();
  if (expected && !readsBack(expected, typed)) return mistyped(c, view, { expected, typed });
  const state = toText(ports.random(32));
  await ports.index.saveAttempt(sha256(state), {
    request: view.state.request,
    person: visit.person.id,
    choice,
    approvalHash: seen,
    codeVerifier: toText(ports.random(32)),
    browser: visit.browser,
    expires: new Date(reader.now.getTime() + BALLOT_SECONDS * 1000).toISOString(),
  });
  keepAttempt(c, { state, began: reader.now.getTime() });
  return c.redirect(`/b/${view.code}/read-back`, 303);
}

/** Says what was typed and what the request is for; the person may have the wrong request before them. */
function mistyped(
  c: Context,
  view: RequestView,
  { expected, typed }: { expected: ReadBack; typed: string },
): Response | Promise<Response> {
  const { ballot } = view.reader.text.signing;
  const what = id(expected.value);
  const entered = quoted(typed);
  const error = entered === '' ? ballot.typedNothing(what) : ballot.typed(id(entered), what);
  const { text, clock } = view.reader;
  const stop = clock.language === 'zh' ? '。' : '. ';
  const box = problems(`${text.errors.summary}${stop}${ballot.notRecorded}`, [{ href: '#typed', text: error }]);
  return ballotPage(c, view, { status: 400, box, typed: { value: entered, error } });
}
