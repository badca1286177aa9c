import type { Context } from 'hono';
import { answer } from './answer-page';
import type { SitePorts } from './ports';
import { type Reader, readerOf } from './reader';
import { sameSecret } from './secret';
import { type Visit, visitOf } from './session';
import type { Site } from './site';

/** Bytes that a form may have; the longest field is a reason of 200 characters. */
export const MOST_FORM_BYTES = 16 * 1024;

/** A post that this browser made on a page of ours, or the answer to one that may not be. */
export type Guarded =
  | { readonly ok: true; readonly visit: Visit; readonly reader: Reader; readonly form: URLSearchParams }
  | { readonly ok: false; readonly response: Response | Promise<Response> };

/**
 * Lets a post through only with a session, our own origin and the session's CSRF token. `back` is where the person can
 * look at the state of things after a refusal.
 */
export async function guardPost(c: Context, site: Site, ports: SitePorts, back: string): Promise<Guarded> {
  const visit = await visitOf(c, site, ports);
  const reader = readerOf(c, site, ports, visit);
  const { errors } = reader.text;
  const refuse = () => answer(c, reader, { status: 403, ...errors.form, link: { href: back, label: errors.open } });
  if (!fromOurselves(c, site)) return { ok: false, response: refuse() };
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return { ok: false, response: refuse() };
  const body = await c.req.text();
  if (body.length > MOST_FORM_BYTES) {
    const link = { href: back, label: errors.open };
    return { ok: false, response: answer(c, reader, { status: 413, ...errors.tooLarge, link }) };
  }
  const form = new URLSearchParams(body);
  if (!visit || !sameSecret(form.get('csrf') ?? '', visit.csrf)) return { ok: false, response: refuse() };
  return { ok: true, visit, reader, form };
}

/**
 * True when the browser says that the post comes from a page of this very origin. With `Referrer-Policy: no-referrer`
 * browsers write `Origin: null` on a form post (Fetch, "append a request Origin header"), so then, and when there is
 * none, `Sec-Fetch-Site` must say it; a post with neither is refused.
 */
export function fromOurselves(c: Context, site: Site): boolean {
  const origin = c.req.header('origin');
  const fetchSite = c.req.header('sec-fetch-site');
  if (origin === undefined || origin === 'null') return fetchSite === 'same-origin';
  return origin === site.origin && (fetchSite === undefined || fetchSite === 'same-origin');
}
