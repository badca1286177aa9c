import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { personByClaims } from '../../shared/people/directory';
import { answer } from './answer-page';
import { layout } from './layout';
import { localPath } from './local-path';
import { loggedError } from './logged-error';
import type { SitePorts } from './ports';
import { providerName, readerOf } from './reader';
import { digestOf, sameSecret, toText } from './secret';
import { beginSession, COOKIE, visitOf } from './session';
import type { Site } from './site';

/** What a browser keeps while its person is at the provider; nothing of it is kept here. */
interface Started {
  readonly state: string;
  readonly verifier: string;
  /** The provider sees the hash only. */
  readonly nonce: string;
  readonly to: string;
}

const SIGN_IN_SECONDS = 600;

/** Address of the sign-in page that comes back to a path. */
export const signInPath = (to: string): string => `/sign-in?to=${encodeURIComponent(localPath(to))}`;

/** The sign-in page: names nothing about a request, starts nothing on our side. */
export async function signInPage(c: Context, site: Site, ports: SitePorts): Promise<Response> {
  const to = localPath(c.req.query('to'));
  const other = c.req.query('as') === 'other';
  if (!other && (await visitOf(c, site, ports))) return c.redirect(to, 303);
  const secret = () => toText(ports.random(32));
  const started: Started = { state: secret(), verifier: secret(), nonce: secret(), to };
  const content = Buffer.from(JSON.stringify(started)).toString('base64url');
  setCookie(c, site.cookies.signIn, content, { ...COOKIE, maxAge: SIGN_IN_SECONDS });
  const link = ports.provider.authorizeUrl({
    state: started.state,
    nonce: digestOf(started.nonce),
    codeChallenge: digestOf(started.verifier),
    redirectUri: `${site.origin}${site.callback}`,
    fresh: other,
  });
  const reader = readerOf(c, site, ports, null);
  const { signIn } = reader.text.signing;
  const main = html`<div class="answer">
<h1>${signIn.head}</h1>
<p>${signIn.rest}${site.kind === 'ballot' ? ` ${signIn.ballot}` : ''}</p>
<p><a class="button filled" href="${link}">${signIn.button(providerName(reader))}</a></p>
</div>`;
  return c.html(layout(reader, { title: signIn.head.replace(/[.。]$/, ''), main }));
}

/** What this browser's sign-in cookie says, if the provider's answer belongs to it. */
export function startedSignIn(c: Context, site: Site): Started | null {
  try {
    const content = Buffer.from(getCookie(c, site.cookies.signIn, 'host') ?? '', 'base64url').toString('utf8');
    const { state, verifier, nonce, to } = JSON.parse(content) as Partial<Record<keyof Started, unknown>>;
    if (typeof state !== 'string' || typeof verifier !== 'string' || typeof nonce !== 'string') return null;
    if (!sameSecret(state, c.req.query('state') ?? '')) return null;
    return { state, verifier, nonce, to: localPath(String(to)) };
  } catch {
    return null;
  }
}

/** The provider's answer to a sign-in: the session begins here, the one thing that this GET changes. */
export async function finishSignIn(c: Context, site: Site, ports: SitePorts, started: Started): Promise<Response> {
  deleteCookie(c, site.cookies.signIn, COOKIE);
  const reader = readerOf(c, site, ports, null);
  const { signIn } = reader.text.signing;
  const { down, downSignIn } = reader.text.errors;
  const provider = providerName(reader);
  const again = { href: signInPath(started.to), label: signIn.again };
  const code = c.req.query('code');
  const failed = { status: 403 as const, head: signIn.failed, rest: signIn.failedRest, link: again };
  if (!code) return answer(c, reader, failed);
  try {
    const token = await ports.provider.exchange(code, started.verifier, `${site.origin}${site.callback}`);
    const verified = token === null ? null : await ports.provider.verify(token, ports.now());
    if (!verified?.ok || verified.claims.nonce !== digestOf(started.nonce)) return answer(c, reader, failed);
    const person = personByClaims(ports.configuration, verified.claims, ports.provider.issuer);
    if (!person) {
      const rest = signIn.unknownRest(provider, ports.configuration.mail.contact);
      const link = { href: '/sign-in?as=other', label: signIn.other };
      return answer(c, reader, { status: 403, head: signIn.unknown, rest, link });
    }
    await beginSession(c, site, ports, person.id);
    return c.redirect(started.to, 303);
  } catch (error) {
    ports.log({ message: 'sign-in failed', error: loggedError(c, error) });
    return answer(c, reader, { status: 502, head: down(provider).head, rest: downSignIn, link: again });
  }
}
