import { requestCodeOf, showRequestCode } from '../../shared/approval/request-id';
import type { Configuration } from '../../shared/configuration/configuration';
import { named, type Phrase } from '../../shared/consequence/phrase';
import { personById } from '../../shared/people/directory';
import type { Text } from '../text/en/text';
import { textIn } from '../text/text';
import type { Clock } from '../text/time';

/** What every mail needs besides the request. */
export interface MailContext {
  readonly configuration: Configuration;
  readonly webUrl: string;
  readonly now: Date;
}

/** Whom a mail goes to and how they read. */
export interface Addressee extends MailContext {
  readonly person: string | null;
  readonly to: string;
  readonly text: Text;
  readonly clock: Clock;
}

/** The person as an addressee, or the installation's contact for `null`; nothing for somebody without an address. */
export function addresseeOf(person: string | null, context: MailContext): Addressee | null {
  const { configuration } = context;
  if (person === null) {
    const { language, zone } = configuration;
    return { ...context, person, to: configuration.mail.contact, text: textIn(language), clock: { language, zone } };
  }
  const found = personById(configuration, person);
  const to = found?.mails[0];
  if (!found || !to) return null;
  const { language, zone } = found;
  return { ...context, person, to, text: textIn(language), clock: { language, zone } };
}

/** A person's name for a sentence. */
export const nameFor = ({ configuration }: MailContext, person: string): Phrase =>
  named(personById(configuration, person)?.name ?? person);

/** Code and address of a request as people see them. */
export const codeAndLink = (request: string, { webUrl }: MailContext) => {
  const code = showRequestCode(requestCodeOf(request));
  return { code, link: `${webUrl}/r/${code}` };
};
