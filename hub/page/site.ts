import type { SitePorts } from './ports';

/** One of the two origins: its own client at the provider, its own cookies, its own sessions. */
export interface Site {
  readonly kind: 'web' | 'ballot';
  readonly origin: string;
  /** Where the provider sends the browser back to. */
  readonly callback: string;
  /** Cookie names without `__Host-`; cookies ignore ports, so two origins on one host must not share names. */
  readonly cookies: { readonly session: string; readonly signIn: string };
  /** Address of the list of requests, seen from this origin. */
  readonly home: string;
}

/** The site of the pages. */
export const webSite = ({ webUrl }: SitePorts): Site => ({
  kind: 'web',
  origin: new URL(webUrl).origin,
  callback: '/signed-in',
  cookies: { session: 'session', signIn: 'signin' },
  home: '/',
});

/** The site of the ballots. */
export const ballotSite = ({ webUrl, ballotUrl }: SitePorts): Site => ({
  kind: 'ballot',
  origin: new URL(ballotUrl).origin,
  callback: '/return',
  cookies: { session: 'ballot', signIn: 'ballot-signin' },
  home: `${webUrl}/`,
});
