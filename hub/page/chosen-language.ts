import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Language } from '../../shared/consequence/consequence';
import { COOKIE } from './session';

const YEAR = 365 * 86_400;

/** Cookie with the language that somebody chose at this origin; it stands above the person's setting and the browser's. */
const NAME = 'language';

/** True for the languages there are. */
export const isLanguage = (text: string | null | undefined): text is Language => text === 'en' || text === 'zh';

/** The language that this browser was switched to, or `null`. */
export function chosenLanguage(c: Context): Language | null {
  const chosen = getCookie(c, NAME, 'host');
  return isLanguage(chosen) ? chosen : null;
}

/** Keeps the language in this browser for a year. */
export const keepLanguage = (c: Context, language: Language): void =>
  setCookie(c, NAME, language, { ...COOKIE, maxAge: YEAR });
