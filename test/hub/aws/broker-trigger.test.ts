import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { lambdaBrokerTrigger } from '../../../hub/aws/broker-trigger';

const lambda = mockClient(LambdaClient);
const trigger = lambdaBrokerTrigger(new LambdaClient({ region: 'us-east-1' }), 'countersign-demo-broker');

beforeEach(() => lambda.reset());

describe('the sweeper', () => {
  it('starts the broker without waiting for it, with ids and nothing else', async () => {
    lambda.on(InvokeCommand).resolves({ StatusCode: 202 });
    await trigger.start({ do: 'remove-leftovers', account: '333333333333' });
    const { Payload, ...input } = lambda.commandCalls(InvokeCommand)[0]?.args[0].input ?? {};
    expect(input).toEqual({ FunctionName: 'countersign-demo-broker', InvocationType: 'Event' });
    expect(JSON.parse(Buffer.from(Payload as Uint8Array).toString())).toEqual({
      do: 'remove-leftovers',
      account: '333333333333',
    });
  });

  it('fails when the broker cannot be started', async () => {
    lambda.on(InvokeCommand).rejects(new Error('throttled'));
    await expect(trigger.start({ do: 'remove-leftovers', account: '333333333333' })).rejects.toThrow('throttled');
  });
});
