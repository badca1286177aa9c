import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { BrokerTrigger } from '../ports';

/** Starts the broker Lambda asynchronously; it reads the ledger itself, so nothing but ids is sent. */
export function lambdaBrokerTrigger(client: LambdaClient, functionName: string): BrokerTrigger {
  return {
    start: async (input) => {
      const Payload = new TextEncoder().encode(JSON.stringify(input));
      await client.send(new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload }));
    },
  };
}
