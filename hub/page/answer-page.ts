import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Phrase, say } from '../../shared/consequence/phrase';
import { type Html, written } from './html';
import { layout } from './layout';
import type { Reader } from './reader';

/** A page with one thing to say: a heading, one paragraph, one link. */
export interface Answer {
  readonly status: ContentfulStatusCode;
  readonly head: string;
  readonly rest: string | Phrase;
  readonly link?: { readonly href: string; readonly label: string };
}

/** Answers with such a page; it always says whether something was recorded, never shows a code of ours. */
export function answer(c: Context, reader: Reader, { status, head, rest, link }: Answer): Response | Promise<Response> {
  const main: Html = html`<div class="answer">
<h1>${head}</h1>
<p>${written(typeof rest === 'string' ? say`${rest}` : rest)}</p>
${link ? html`<p><a class="button" href="${link.href}">${link.label}</a></p>` : ''}
</div>`;
  const title = head.replace(/[.。]$/, '');
  return c.html(
    layout(reader, { title: status >= 400 ? `${reader.text.errors.prefix}${title}` : title, main }),
    status,
  );
}

/** The one answer to a code that nobody has and to a request that is somebody else's: the same bytes, the code not among them. */
export const notFound = (c: Context, reader: Reader): Response | Promise<Response> =>
  answer(
    c,
    { ...reader, path: '/' },
    {
      status: 404,
      ...reader.text.errors.notFound,
      link: { href: reader.site.home, label: reader.text.errors.home },
    },
  );
