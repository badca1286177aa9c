import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { sesMailer } from '../../../hub/aws/ses-mailer';

const ses = mockClient(SESv2Client);
const mailer = sesMailer(new SESv2Client({ region: 'us-east-1' }), {
  from: 'countersign@example.com',
  contact: 'security@example.com',
});
const mail = {
  to: 'wang.fang@example.com',
  subject: '请签署：终止 EC2 实例 orders-api-1 [K7QF-3MRD]',
  text: 'Line one\nLine two\u0007',
  html: '<p>Line one</p>',
  thread: '<K7QF3MRD@example.com>',
};

beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'm' });
});

describe('a mail', () => {
  it('goes to one person, from one address for ever, with both parts as they were rendered', async () => {
    await mailer.send(mail);
    expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input).toEqual({
      FromEmailAddress: 'Countersign <countersign@example.com>',
      Destination: { ToAddresses: ['wang.fang@example.com'] },
      ReplyToAddresses: ['security@example.com'],
      Content: {
        Simple: {
          Subject: { Data: mail.subject, Charset: 'UTF-8' },
          Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
          Headers: [
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
            { Name: 'X-Auto-Response-Suppress', Value: 'OOF, AutoReply' },
            { Name: 'References', Value: '<K7QF3MRD@example.com>' },
          ],
        },
      },
    });
  });

  it.each([
    ['a line break, which would start a header of its own', '\r\nBcc: everybody@example.com'],
    ['a bare line feed', '\nX: y'],
    ['a NUL', '\0'],
    ['a direction override', '\u202egnp.exe'],
    ['a character without width', '\u200b'],
    ['a line separator', '\u2028'],
    ['a paragraph separator', '\u2029'],
  ])('is not sent at all with %s in any header', async (_, injected) => {
    for (const name of ['to', 'subject', 'thread'] as const) {
      await expect(mailer.send({ ...mail, [name]: `${mail[name]}${injected}` })).rejects.toThrow('control character');
    }
    expect(ses.calls()).toHaveLength(0);
  });

  it('that SES refuses is not taken for sent', async () => {
    ses.on(SendEmailCommand).rejects(new MessageRejected({ $metadata: {}, message: 'not verified' }));
    await expect(mailer.send(mail)).rejects.toThrow('not verified');
  });
});
