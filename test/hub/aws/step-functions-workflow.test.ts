import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ExecutionLimitExceeded,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { stepFunctionsWorkflow } from '../../../hub/aws/step-functions-workflow';

const ARN = 'arn:aws:states:us-east-1:222222222222:stateMachine:countersign-demo-request';
const EXECUTIONS = 'arn:aws:states:us-east-1:222222222222:execution:countersign-demo-request';
const sfn = mockClient(SFNClient);
const workflow = stepFunctionsWorkflow(new SFNClient({ region: 'us-east-1' }), ARN);
const said = { $metadata: {}, message: 'said AWS' };

beforeEach(() => sfn.reset());

describe('starting', () => {
  it('names the execution by request and run, and hands over ids only', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await workflow.start('R', 2);
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: ARN,
      name: 'R-2',
      input: '{"do":"advance","request":"R"}',
    });
  });

  it('is fine when that run was started before, and fails for any other reason', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(said));
    await expect(workflow.start('R', 0)).resolves.toBeUndefined();
    sfn.on(StartExecutionCommand).rejects(new ExecutionLimitExceeded(said));
    await expect(workflow.start('R', 0)).rejects.toThrow('said AWS');
  });
});

describe('the status of a request', () => {
  const runs = (...statuses: ('RUNNING' | 'FAILED' | 'SUCCEEDED' | 'TIMED_OUT' | 'ABORTED')[]) => {
    sfn.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(said));
    for (const [run, status] of statuses.entries())
      sfn.on(DescribeExecutionCommand, { executionArn: `${EXECUTIONS}:R-${run}` }).resolves({ status });
  };

  it('is nothing before the first run', async () => {
    runs();
    expect(await workflow.status('R')).toBeNull();
  });

  it('is that of the newest run', async () => {
    runs('RUNNING');
    expect(await workflow.status('R')).toEqual({ run: 0, running: true });
    runs('FAILED', 'TIMED_OUT', 'RUNNING');
    expect(await workflow.status('R')).toEqual({ run: 2, running: true });
  });

  it.each(['FAILED', 'SUCCEEDED', 'TIMED_OUT', 'ABORTED'] as const)(
    'does not run any more when it is %s, so the next may start',
    async (status) => {
      runs('FAILED', status);
      expect(await workflow.status('R')).toEqual({ run: 1, running: false });
    },
  );

  it('is not guessed when Step Functions does not answer', async () => {
    sfn.on(DescribeExecutionCommand).rejects(new Error('timeout'));
    await expect(workflow.status('R')).rejects.toThrow('timeout');
  });
});

describe('waking', () => {
  it('answers the token with nothing: the loop reads the ledger', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    await workflow.wake('token');
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({ taskToken: 'token', output: '{}' });
  });

  it.each([
    ['timed out', new TaskTimedOut(said)],
    ['belongs to a run that is gone', new TaskDoesNotExist(said)],
    ['is none', new InvalidToken(said)],
  ])('is fine when the token %s', async (_, error) => {
    sfn.on(SendTaskSuccessCommand).rejects(error);
    await expect(workflow.wake('token')).resolves.toBeUndefined();
  });

  it('fails for any other reason', async () => {
    sfn.on(SendTaskSuccessCommand).rejects(new Error('throttled'));
    await expect(workflow.wake('token')).rejects.toThrow('throttled');
  });
});
