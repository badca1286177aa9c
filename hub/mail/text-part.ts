import { type Phrase, plain as plainOf } from '../../shared/consequence/phrase';
import { quoted, withoutLinks } from '../../shared/consequence/visible';
import type { Letter } from './content';
import { codeAndLink } from './context';
import { unlinked } from './unlinked';

const COLUMNS = 72;

/** The text part: every fact of the HTML part, 72 columns, the address on a line of its own. */
export function textPart(letter: Letter): string {
  const { addressee, first, title, undo, rows, quote, operator, decides, request } = letter;
  const { mail, words } = addressee.text;
  const { code, link } = codeAndLink(request, addressee);
  const { host } = new URL(link);
  const blocks: readonly string[] = [
    ...(addressee.configuration.sandbox ? [words.sandbox] : []),
    plain(first),
    [plain(title), ...(undo ? [plain(undo)] : [])].join('\n'),
    rows.map(({ term, value }) => `${term}${words.colon}${plain(value)}`).join('\n'),
    ...(quote ? [`${plain(mail.reason(quote.author))}\n${QUOTE}${withoutLinks(quoted(quote.text))}`] : []),
    `${decides ? mail.link : mail.linkRead}\n${link}`,
    `--\n${mail.footer(host, code)}${operator && decides ? plain(mail.footerCall(operator)) : ''}`,
  ];
  const shown = blocks.filter((block) => block.trim() !== '');
  return `${shown.map((block) => block.split('\n').map(wrap).join('\n')).join('\n\n')}\n`;
}

const plain = (phrase: Phrase): string => plainOf(unlinked(phrase));

/** Stands before every line of a quotation, so that no line of it can pass for one of ours. */
const QUOTE = '> ';

/** Stands before every line that goes on, for the same reason: a name with blanks must not begin a line either. */
const INDENT = '  ';

/** Breaks at blanks only: a long identifier or address stays whole. Wide characters count twice. */
function wrap(line: string): string {
  const indent = line.startsWith(QUOTE) ? QUOTE : INDENT;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && current !== indent.trim() && width(longer) > COLUMNS) {
      lines.push(current);
      current = `${indent}${word}`;
    } else current = longer;
  }
  return [...lines, current].join('\n');
}

const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\uFFFF]/.test(character) ? 2 : 1), 0);
