import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { readRequestCode } from '../../shared/approval/request-id';
import { notFound } from '../page/answer-page';
import { type Html, NOTHING } from '../page/html';
import { layout } from '../page/layout';
import { banner } from '../page/parts/banner';
import { checkHelp } from '../page/parts/check-help';
import { grant } from '../page/parts/grant';
import { heading } from '../page/parts/heading';
import { input } from '../page/parts/input';
import { keyFacts } from '../page/parts/key-facts';
import { now } from '../page/parts/now';
import { resources } from '../page/parts/resources';
import { signers } from '../page/parts/signers';
import { timeline } from '../page/parts/timeline';
import { way } from '../page/parts/way';
import type { Reader } from '../page/reader';
import { findRequest, plainTitle, type RequestView } from '../page/request-view';
import { ACTIVE_STEPS } from '../page/step';
import { controls, type Entered } from './controls';

/** Something to say above the request: what could not be done, and why. */
export interface Notice {
  readonly status: ContentfulStatusCode;
  readonly box: Html;
  readonly entered: Entered;
}

/** The page of a request for the person who reads. */
export async function showRequest(c: Context, reader: Reader, code: string): Promise<Response> {
  const view = await findRequest(reader, readRequestCode(code));
  return view ? requestPage(c, view) : notFound(c, reader);
}

/** The page of a view, after a refused post with a notice above it. */
export function requestPage(c: Context, view: RequestView, notice?: Notice): Response | Promise<Response> {
  const { reader, code } = view;
  const prefix = notice ? reader.text.errors.prefix : '';
  const decides = ACTIVE_STEPS.includes(view.step);
  const main = html`${notice?.box ?? NOTHING}<div class="page wide"><div>
${heading(view)}
${body(view, controls(view, notice?.entered))}
${checkHelp(view)}
</div><aside>
${decides ? signers(view) : NOTHING}
${way(view)}
${timeline(view)}
</aside></div>`;
  return c.html(
    layout(reader, { title: `${prefix}${plainTitle(view)} · ${code}`, main, decides }),
    notice?.status ?? 200,
  );
}

/** Who can act reads everything before the decision; for everybody else who signs comes before the input. */
function body(view: RequestView, decision: Html): Html {
  if (ACTIVE_STEPS.includes(view.step)) {
    return html`${banner(view)}${now(view)}${keyFacts(view)}${input(view)}${resources(view)}${grant(view)}${decision}`;
  }
  const first = view.step === 'ended' ? html`${now(view)}${banner(view)}` : html`${banner(view)}${now(view)}`;
  return html`${first}${keyFacts(view)}${decision}${signers(view)}${input(view)}${resources(view)}${grant(view)}`;
}
