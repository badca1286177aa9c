/** A mail that the hub has sent, as the emulator keeps it. */
export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** ISO time. */
  readonly time: string;
  readonly text: string;
  readonly html?: string;
}

interface InboxMessage {
  readonly MessageId: string;
  readonly Source: string;
  readonly To?: readonly string[];
  readonly CC?: readonly string[];
  readonly Subject?: string;
  readonly BodyText?: string | null;
  readonly BodyHtml?: string | null;
  readonly Timestamp: string | number;
}

/** What the emulator answers: the messages of each account, oldest first. */
export interface Inbox {
  readonly messages?: Readonly<Record<string, readonly InboxMessage[]>>;
}

function isoTime(timestamp: string | number): string {
  const date = new Date(typeof timestamp === 'number' ? timestamp * 1000 : timestamp);
  return Number.isNaN(date.getTime()) ? String(timestamp) : date.toISOString();
}

/** Reads the emulator's inbox (`{messages: {account: […]}}`) of all accounts, newest first. */
export function readInbox(inbox: Inbox): Mail[] {
  const mails = Object.values(inbox.messages ?? {})
    .flat()
    .map((message) => ({
      id: message.MessageId,
      from: message.Source,
      to: [...(message.To ?? []), ...(message.CC ?? [])],
      subject: message.Subject ?? '',
      time: isoTime(message.Timestamp),
      text: message.BodyText ?? '',
      ...(message.BodyHtml && { html: message.BodyHtml }),
    }));
  return mails.reverse().sort((a, b) => b.time.localeCompare(a.time));
}

/** Fetches the mails that have been sent so far, newest first. */
export async function fetchMails(emulatorUrl: string): Promise<Mail[]> {
  const response = await fetch(`${emulatorUrl}/_ministack/ses/messages`);
  return readInbox((await response.json()) as Inbox);
}
