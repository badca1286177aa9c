import { readInbox } from '../../local/mailbox/mail';
import { listPage, mailPage } from '../../local/mailbox/page';

const message = (MessageId: string, Timestamp: number | string, more: object = {}) => ({
  MessageId,
  Timestamp,
  Source: 'countersign@example.com',
  To: ['li.wei@example.com'],
  Subject: MessageId,
  BodyText: 'text',
  ...more,
});

test('mails of all accounts, newest first; a tie keeps the later one first', () => {
  const inbox = {
    messages: { '222222222222': [message('a', 100), message('b', 100)], '1': [message('c', '1970-01-01T00:05:00Z')] },
  };
  expect(readInbox(inbox).map(({ id, time }) => [id, time])).toEqual([
    ['c', '1970-01-01T00:05:00.000Z'],
    ['b', '1970-01-01T00:01:40.000Z'],
    ['a', '1970-01-01T00:01:40.000Z'],
  ]);
  expect(readInbox({})).toEqual([]);
});

test('what a mail says cannot leave its frame or become markup', () => {
  const html = '<p>Hi</p></iframe><script>alert(1)</script>"';
  const [mail] = readInbox({ messages: { x: [message('<b>', 1, { BodyHtml: html, BodyText: '<script>' })] } });
  if (!mail) throw new Error('no mail');
  const page = mailPage(mail);
  expect(page).not.toContain('<script');
  expect(page).not.toContain('</iframe><');
  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="&lt;base target=');
  expect(listPage([mail])).toContain('&lt;b&gt;');
});

test('times are shown to the second, in UTC', () => {
  const [mail] = readInbox({ messages: { x: [message('a', '2026-11-24T23:59:00.574Z')] } });
  expect(mail && mailPage(mail)).toContain('>2026-11-24 23:59:00 UTC</time>');
});

test('only the list reloads itself', () => {
  const [mail] = readInbox({ messages: { x: [message('a', 1)] } });
  expect(listPage([])).toContain('http-equiv="refresh"');
  expect(mail && mailPage(mail)).not.toContain('http-equiv');
});
