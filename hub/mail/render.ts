import { plain } from '../../shared/consequence/phrase';
import type { Mail } from '../ports';
import type { Letter } from './content';
import { codeAndLink } from './context';
import { htmlPart } from './html-part';
import { textPart } from './text-part';

/** Characters of a subject at most; a longer title is cut, the request code never. */
const MOST_SUBJECT = 120;

/** A letter as a mail: one recipient, both parts with the same facts, one thread per request. */
export function render(letter: Letter): Mail {
  const { addressee, request } = letter;
  const { configuration } = addressee;
  const domain = configuration.mail.from.split('@')[1] ?? 'localhost';
  return {
    to: addressee.to,
    subject: subjectOf(letter),
    text: textPart(letter),
    html: htmlPart(letter),
    thread: `<${request}@${domain}>`,
  };
}

function subjectOf({ addressee, request, subject, title }: Letter): string {
  const { mail } = addressee.text;
  const { code } = codeAndLink(request, addressee);
  const mark = addressee.configuration.sandbox ? mail.sandbox : '';
  if (subject('') === '') return `${mark}${mail.subject.check(code)}`;
  const whole = plain(title);
  const room = MOST_SUBJECT - mark.length - subject('').length - code.length - 3;
  const cut = whole.length > room ? `${whole.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : whole;
  return `${mark}${subject(cut)} [${code}]`;
}
