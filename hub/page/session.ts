import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sha256 } from '../../shared/canonical/hash';
import { personById } from '../../shared/people/directory';
import type { Person } from '../../shared/people/person';
import type { SitePorts } from './ports';
import { csrfTokenOf, toText } from './secret';
import type { Site } from './site';

/** Seconds that a session lives. */
export const SESSION_SECONDS = 8 * 3600;

/** A signed-in person in a browser. */
export interface Visit {
  readonly person: Person;
  readonly csrf: string;
  /** SHA-256 of the session id: names the browser in the index without being worth anything. */
  readonly browser: string;
}

/** Cookies as all of ours are: of this host only, never readable by script. Lax, since Strict looks signed out to who comes from a mail. */
export const COOKIE = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

/** Who is visiting, or `null`: no session, an ended one, one of the other origin, or a person who has left `people.yaml`. */
export async function visitOf(c: Context, site: Site, ports: SitePorts): Promise<Visit | null> {
  const id = getCookie(c, site.cookies.session, 'host');
  if (!id) return null;
  const browser = sha256(id);
  const session = await ports.index.readSession(browser, ports.now());
  const person = session?.site === site.kind ? personById(ports.configuration, session.person) : null;
  return person && { person, csrf: csrfTokenOf(id), browser };
}

/** Begins a session under a new id, so that an id known before the sign-in is worth nothing after it. */
export async function beginSession(c: Context, site: Site, ports: SitePorts, person: string): Promise<void> {
  await endSession(c, site, ports);
  const id = toText(ports.random(32));
  const expires = new Date(ports.now().getTime() + SESSION_SECONDS * 1000).toISOString();
  await ports.index.saveSession(sha256(id), { person, site: site.kind, expires });
  setCookie(c, site.cookies.session, id, { ...COOKIE, maxAge: SESSION_SECONDS });
}

/** Ends the browser's session here; the one at the identity provider is not ours to end. */
export async function endSession(c: Context, site: Site, ports: SitePorts): Promise<void> {
  const id = getCookie(c, site.cookies.session, 'host');
  if (id) await ports.index.endSession(sha256(id));
  deleteCookie(c, site.cookies.session, COOKIE);
}
