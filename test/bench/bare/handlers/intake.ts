import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SQSEvent } from 'aws-lambda';
import { variable } from '../variables';

const client = new SFNClient();

interface Denied {
  readonly detail: { readonly eventID: string };
}

/** Starts one execution for each message and does nothing else. */
export const handler = async ({ Records }: SQSEvent) => {
  for (const { body } of Records) {
    const input = JSON.stringify({ event: (JSON.parse(body) as Denied).detail.eventID });
    await client.send(new StartExecutionCommand({ stateMachineArn: variable('machine'), input }));
  }
  return { batchItemFailures: [] };
};
