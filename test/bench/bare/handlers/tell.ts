import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { variable } from '../variables';

const client = new SESv2Client();

/** Sends one short mail whose subject is the event's id. */
export const handler = async ({ event }: { readonly event: string }) => {
  await client.send(
    new SendEmailCommand({
      FromEmailAddress: variable('sender'),
      Destination: { ToAddresses: [variable('recipient')] },
      Content: { Simple: { Subject: { Data: event }, Body: { Text: { Data: event } } } },
    }),
  );
};
