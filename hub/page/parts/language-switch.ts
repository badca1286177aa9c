import { html } from 'hono/html';
import type { Language } from '../../../shared/consequence/consequence';
import type { Html } from '../html';
import type { Reader } from '../reader';

/** Languages by the name that their speakers know them by, with the tag that tells a screen reader how to read it. */
const NAMES: Readonly<Record<Language, { readonly name: string; readonly tag: string }>> = {
  en: { name: 'English', tag: 'en' },
  zh: { name: '中文', tag: 'zh-CN' },
};

/** The switch to the other language: a button, since it changes what the browser keeps. It leads back to the same page. */
export function languageSwitch({ clock, path }: Reader): Html {
  const other = clock.language === 'zh' ? 'en' : 'zh';
  const { name, tag } = NAMES[other];
  return html`<form method="post" action="/language"><input type="hidden" name="to" value="${path}"><button class="plain" name="language" value="${other}" lang="${tag}">${name}</button></form>`;
}
