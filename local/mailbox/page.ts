import type { Mail } from './mail';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe between tags and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 -apple-system, 'Segoe UI', Roboto, Arial, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
a { color: inherit; }
ol { list-style: none; padding: 0; }
li { border-top: 1px solid #8886; padding: .6rem 0; }
li a { font-weight: 600; }
.meta { opacity: .75; font-size: .9rem; overflow-wrap: anywhere; }
iframe { width: 100%; height: 66rem; border: 1px solid #8886; border-radius: .4rem; background: #fff; }
@media (min-width: 44rem) { iframe { height: 52rem; } }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8886; border-radius: .4rem; padding: 1rem; }
`;

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>${body}</body>
</html>
`;
}

const timeOf = ({ time }: Mail): string =>
  `<time datetime="${escapeHtml(time)}">${escapeHtml(time.replace(/^([\d-]+)T([\d:]+)\.\d+Z$/, '$1 $2 UTC'))}</time>`;

const meta = (mail: Mail): string => `to ${escapeHtml(mail.to.join(', '))} · ${timeOf(mail)}`;

/** The list of mails; it reloads itself without a script. */
export function listPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    (mail) =>
      `<li><a href="/mail/${encodeURIComponent(mail.id)}">${escapeHtml(mail.subject || '(no subject)')}</a><div class="meta">${meta(mail)}</div></li>`,
  );
  const empty = '<p>No mail yet. Try one of the commands that <code>npm start</code> printed.</p>';
  const body = `<h1>Mailbox of the local cloud</h1>${rows.length ? `<ol>${rows.join('\n')}</ol>` : empty}`;
  return page(`Mailbox (${mails.length})`, '<meta http-equiv="refresh" content="4">', body);
}

/** One mail: its HTML part in a frame that runs no script and opens links in a new tab, and its text part. */
export function mailPage(mail: Mail): string {
  const frame = mail.html
    ? `<iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(`<base target="_blank">${mail.html}`)}"></iframe>`
    : '<p>This mail has no HTML part.</p>';
  const body = `<p><a href="/">All mails</a></p><h1>${escapeHtml(mail.subject || '(no subject)')}</h1>
<p class="meta">from ${escapeHtml(mail.from)} ${meta(mail)}</p>
${frame}
<h2>Text part</h2>
<pre>${escapeHtml(mail.text)}</pre>`;
  return page(mail.subject, '', body);
}
