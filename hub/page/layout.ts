import { html } from 'hono/html';
import { quoted } from '../../shared/consequence/visible';
import { type Html, NOTHING } from './html';
import { languageSwitch } from './parts/language-switch';
import type { Reader } from './reader';
import { STYLE_HREF } from './style';

/** What fills the frame of a page. */
export interface Page {
  /** What stands before the product's name in the window's title. */
  readonly title: string;
  readonly main: Html;
  /** The page has a decision that a keyboard should reach at once. */
  readonly decides?: boolean;
}

/** The frame of every page: skip links, header, sandbox banner, main, footer; no script, no inline style, no image. */
export function layout(reader: Reader, { title, main, decides }: Page): Html {
  const { text, clock, ports } = reader;
  const { words } = text;
  return html`<!doctype html>
<html lang="${clock.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<title>${title} · ${words.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="${STYLE_HREF}">
</head>
<body>
<a class="skip" href="#content">${words.skip.content}</a>
${decides ? html`<a class="skip" href="#decision">${words.skip.decision}</a>` : NOTHING}
<header class="top">
<a class="name" href="${reader.site.home}">${words.name}</a>
${reader.visit ? navigation(reader) : NOTHING}
</header>
${ports.configuration.sandbox ? html`<p class="sandbox">${words.sandbox}</p>` : NOTHING}
<main id="content" tabindex="-1">
${main}
</main>
<footer><p>${words.footer(ports.configuration.mail.contact)}</p>
${languageSwitch(reader)}</footer>
</body>
</html>`;
}

function navigation({ visit, text, site }: Reader): Html {
  const { nav, signedInAs } = text.words;
  return html`<nav aria-label="${nav.label}">
<a href="${site.home}">${nav.requests}</a>
<span class="who"><span class="seen-aloud">${signedInAs} </span><bdi>${quoted(visit?.person.name ?? '')}</bdi></span>
<form method="post" action="/sign-out"><input type="hidden" name="csrf" value="${visit?.csrf}"><button class="plain">${nav.signOut}</button></form>
</nav>`;
}
