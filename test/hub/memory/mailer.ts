import type { Mail, Mailer } from '../../../hub/ports';

/** A mailer that keeps every mail; a control or direction character in a header is refused as SES's adapter refuses it. */
export function memoryMailer(): Mailer & { readonly sent: Mail[] } {
  const sent: Mail[] = [];
  return {
    sent,
    send: async (mail) => {
      if ([mail.to, mail.subject, mail.thread].some((value) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value)))
        throw new Error('a mail header holds a control character');
      sent.push(mail);
    },
  };
}
