import type { Context } from 'hono';
import { quoted } from '../../shared/consequence/visible';

/** Characters of an error that are logged at most: its message and the first frames of its stack. */
const MOST = 2000;

/** As long as a session id, a token of a form, a state or a part of an ID token; longer than any name of ours. */
const SECRET = /[\w-]{40,}/g;

/**
 * An error as a log line may carry it, whatever the outside world put into its message: one line, capped, nothing
 * invisible, and nothing that whoever reads the log could use: no session, no token, no code of the provider.
 */
export function loggedError(c: Context, error: unknown): string {
  const told = (error instanceof Error && error.stack) || String(error);
  const codes = (c.req.queries('code') ?? []).filter((code) => code.length >= 6);
  const without = codes.reduce((text, code) => text.replaceAll(code, LEFT_OUT), told);
  return quoted(without.replace(SECRET, LEFT_OUT), MOST);
}

const LEFT_OUT = '[left out]';
