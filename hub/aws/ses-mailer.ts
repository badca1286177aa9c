import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../ports';

/** Characters that must never reach a header: line breaks would start another header, the rest deceives readers. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Sends through SES with `Simple` content: rendered in our code, since SES drops a templated mail silently when a
 * variable is missing. One recipient a mail. The headers say that a machine wrote it, so nobody's absence answers.
 * @throws when a header value carries a control or direction character: such text is cleaned long before.
 */
export function sesMailer(client: SESv2Client, { from, contact }: { from: string; contact: string }): Mailer {
  return {
    send: async ({ to, subject, text, html, thread }) => {
      if ([to, subject, thread].some((value) => FORBIDDEN.test(value)))
        throw new Error('a mail header holds a control character');
      const content = (Data: string) => ({ Data, Charset: 'UTF-8' });
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: `Countersign <${from}>`,
          Destination: { ToAddresses: [to] },
          ReplyToAddresses: [contact],
          Content: {
            Simple: {
              Subject: content(subject),
              Body: { Text: content(text), Html: content(html) },
              Headers: [
                { Name: 'Auto-Submitted', Value: 'auto-generated' },
                { Name: 'X-Auto-Response-Suppress', Value: 'OOF, AutoReply' },
                { Name: 'References', Value: thread },
              ],
            },
          },
        }),
      );
    },
  };
}
