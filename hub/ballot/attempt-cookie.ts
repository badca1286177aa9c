import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { BALLOT_SECONDS } from '../../shared/ballot/ballot';
import { COOKIE } from '../page/session';

const NAME = 'attempt';

/** The state of the ballot that this browser has under way, and when it began; the state is never in an address of ours. */
export interface AttemptCookie {
  readonly state: string;
  readonly began: number;
}

/** Keeps the state in the browser; longer than the ballot lives, so that a late return can be told from a stray one. */
export const keepAttempt = (c: Context, { state, began }: AttemptCookie): void =>
  setCookie(c, NAME, `${state}.${began}`, { ...COOKIE, maxAge: BALLOT_SECONDS * 6 });

/** What this browser has under way, or `null`. */
export function attemptOf(c: Context): AttemptCookie | null {
  const [state, began] = (getCookie(c, NAME, 'host') ?? '').split('.');
  return state && began ? { state, began: Number(began) } : null;
}

/** Forgets the state once it was used. */
export const dropAttempt = (c: Context): void => void deleteCookie(c, NAME, COOKIE);
