import type { Context } from 'hono';
import { html } from 'hono/html';
import { readRequestCode } from '../../shared/approval/request-id';
import { say } from '../../shared/consequence/phrase';
import { type CommandResult, cancel, confirm, reject, settle } from '../../shared/lifecycle/commands';
import type { RequestState } from '../../shared/lifecycle/state';
import { METRICS } from '../../shared/names';
import { notFound } from '../page/answer-page';
import { problems } from '../page/field';
import { guardPost } from '../page/guard';
import { refusalWords } from '../page/refusal';
import { findRequest, type RequestView } from '../page/request-view';
import type { Site } from '../page/site';
import { record } from '../steps/record';
import type { WebPorts } from './ports';
import { requestPage } from './request-page';

/** Characters of a reason that are recorded: as many as every page shows, so that nothing is recorded unseen. */
const MOST_REASON_SHOWN = 200;

interface Post {
  readonly person: string;
  readonly seen: string;
  readonly reason: string;
  readonly notMe: boolean;
  /** `null`: neither of the two buttons was pressed. */
  readonly tookEffect: boolean | null;
}

type Command = (state: RequestState, by: Post, ports: WebPorts) => CommandResult;

/** The operator still wants the call. */
export const confirmCall = (c: Context, site: Site, ports: WebPorts) =>
  post(c, site, ports, (state, by) => confirm(state, by, ports.now()));

/** The operator gives up, or says that the call was somebody else's, which alarms. */
export const cancelCall = (c: Context, site: Site, ports: WebPorts) =>
  post(c, site, ports, cancel, (by) => {
    if (by.notMe) ports.metrics.count(METRICS.notMe);
  });

/** Somebody who may sign says no. */
export const rejectCall = (c: Context, site: Site, ports: WebPorts) =>
  post(c, site, ports, (state, by) => reject(ports.configuration, state, by));

/** Somebody who may sign says what an unknown outcome was. */
export const settleCall = (c: Context, site: Site, ports: WebPorts) =>
  post(c, site, ports, (state, { tookEffect, ...by }) =>
    tookEffect === null
      ? { ok: false, refusal: 'reason-missing' }
      : settle(ports.configuration, state, { ...by, tookEffect }, ports.now()),
  );

/** Every decision on these pages goes the same way: guard, find, record, show. */
async function post(
  c: Context,
  site: Site,
  ports: WebPorts,
  command: Command,
  recorded: (by: Post) => void = () => {},
): Promise<Response> {
  const code = readRequestCode(c.req.param('code') ?? '');
  const guarded = await guardPost(c, site, ports, code ? `/r/${code}` : '/');
  if (!guarded.ok) return guarded.response;
  const { reader, visit, form } = guarded;
  const view = await findRequest(reader, code);
  if (!view) return notFound(c, reader);
  const by: Post = {
    person: visit.person.id,
    seen: form.get('seen') ?? '',
    reason: [...(form.get('reason') ?? '').toWellFormed()].slice(0, MOST_REASON_SHOWN).join(''),
    notMe: form.get('notMe') === 'yes',
    tookEffect: form.get('tookEffect') === null ? null : form.get('tookEffect') === 'yes',
  };
  const actor = { by: 'web', person: by.person } as const;
  const result = await record(ports, view.state.request, actor, (state) => command(state, by, ports), ports.now());
  if (!result.ok) return refused(c, { view, by, refusal: result.refusal });
  recorded(by);
  return c.redirect(`/r/${view.code}`, 303);
}

interface Refused {
  readonly view: RequestView;
  readonly by: Post;
  readonly refusal: Parameters<typeof refusalWords>[1];
}

/** The request as it is now, with what could not be done above it; for the wrong person there is no such request. */
async function refused(c: Context, { view, by, refusal }: Refused): Promise<Response> {
  const { reader } = view;
  const current = await findRequest(reader, readRequestCode(view.code));
  if (!current || refusal === 'not-yours' || refusal === 'not-found') return notFound(c, reader);
  if (refusal === 'reason-missing') {
    const { request } = reader.text;
    const error = say`${current.step === 'settle' ? request.settleMissing : request.rejectMissing}`;
    const box = problems(reader.text.errors.summary, [{ href: '#reason', text: error }]);
    return requestPage(c, current, { status: 400, box, entered: { reason: by.reason, error } });
  }
  const { status, head, rest } = refusalWords(reader, refusal, false);
  const box = html`<div class="alert" role="alert"><h2>${head}</h2><p>${rest}</p></div>`;
  return requestPage(c, current, { status, box, entered: { reason: by.reason, error: null } });
}
