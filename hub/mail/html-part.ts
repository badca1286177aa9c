import { html } from 'hono/html';
import { type Phrase, plain } from '../../shared/consequence/phrase';
import { quoted, withoutLinks } from '../../shared/consequence/visible';
import type { Letter } from './content';
import { codeAndLink } from './context';
import { unlinked } from './unlinked';

type Html = ReturnType<typeof html>;

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Arial,'PingFang SC','Microsoft YaHei',sans-serif";
const CODE = "font-family:Menlo,Consolas,'Liberation Mono',monospace;font-size:14px";
const STYLE = `
.name{color:#4b5563}
@media (prefers-color-scheme:dark){
.body,.card{background:#1e2328 !important}.words{color:#e3e7eb !important}.name,.foot{color:#aeb8c2 !important}
.rule{border-color:#4a545e !important}.link{color:#8fc1ff !important}.loss{border-color:#ff9b94 !important}
}`.trim();

/** The HTML part: one column, no image, no form, meaning in words and borders so that it survives without any style. */
export function htmlPart(letter: Letter): string {
  const { addressee, first, title, undo, rows, quote, operator, decides, request } = letter;
  const { mail, words } = addressee.text;
  const { code, link } = codeAndLink(request, addressee);
  const { host } = new URL(link);
  const paragraph = (content: Html, style = ''): Html =>
    html`<p class="words" style="margin:0 0 16px;color:#24292f;font-size:16px;line-height:1.5;${style}">${content}</p>`;
  const page = html`<!doctype html>
<html lang="${addressee.clock.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${words.name} ${code}</title>
<style>${STYLE}</style>
</head>
<body class="body" style="margin:0;padding:0;background:#f3f5f7;${FONT}">
<div style="display:none;max-height:0;overflow:hidden">${plain(unlinked(title))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr><td class="card rule" style="background:#fdfdfe;border:1px solid #cfd6dd;padding:24px">
<p class="name" style="margin:0 0 16px;font-size:14px;font-weight:bold">${words.name}</p>
${addressee.configuration.sandbox ? paragraph(html`${words.sandbox}`, 'border:1px solid #8a6a1f;padding:8px 12px;font-size:14px') : ''}
${paragraph(pieces(first))}
${
  title.length > 0
    ? html`<div class="${undo ? 'loss' : 'rule'}" style="border-left:6px solid ${undo ? '#b3474a' : '#6b7785'};padding:4px 0 4px 16px;margin:0 0 16px">
<p class="words" style="margin:0;color:#24292f;font-size:18px;line-height:1.4;font-weight:bold">${pieces(title)}</p>
${undo ? html`<p class="words" style="margin:4px 0 0;color:#24292f;font-size:16px;line-height:1.5">${pieces(undo)}</p>` : ''}
</div>`
    : ''
}
${rows.length > 0 ? table(rows) : ''}
${quote ? paragraph(html`${pieces(mail.reason(quote.author))}${words.space}“<bdi>${withoutLinks(quoted(quote.text))}</bdi>”`) : ''}
${paragraph(html`${decides ? mail.link : mail.linkRead}<br><a class="link" href="${link}" style="color:#0b57a4;font-weight:bold;word-break:break-all">${link}</a>`)}
<p class="foot rule" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #cfd6dd;color:#4b5563;font-size:14px;line-height:1.5">${mail.footer(host, code)}${operator && decides ? plain(unlinked(mail.footerCall(operator))) : ''}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>`;
  if (page instanceof Promise) throw new Error('a mail holds something that is not there yet');
  return page.toString();
}

const pieces = (phrase: Phrase): Html =>
  html`${unlinked(phrase).map((piece) => {
    if (typeof piece === 'string') return piece;
    if ('name' in piece) return html`<bdi>${piece.name}</bdi>`;
    return html`<bdi><span translate="no" style="${CODE};overflow-wrap:anywhere;word-break:break-word">${piece.id}</span></bdi>`;
  })}`;

const table = (rows: Letter['rows']): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">${rows.map(
    ({
      term,
      value,
    }) => html`<tr><td class="words rule" valign="top" style="padding:6px 16px 6px 0;border-bottom:1px solid #cfd6dd;color:#4b5563;font-size:14px;line-height:24px;width:30%">${term}</td><td class="words rule" valign="top" style="padding:6px 0;border-bottom:1px solid #cfd6dd;color:#24292f;font-size:16px;line-height:24px">${pieces(value)}</td></tr>
`,
  )}</table>`;
