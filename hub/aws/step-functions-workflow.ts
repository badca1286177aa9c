import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Workflow } from '../ports';

/** The request workflow in Step Functions: executions named `<request>-<run>`, so a run can be started once only. */
export function stepFunctionsWorkflow(client: SFNClient, workflowArn: string): Workflow {
  const executionArn = (name: string) => `${workflowArn.replace(':stateMachine:', ':execution:')}:${name}`;
  const describe = async (request: string, run: number): Promise<string | null> => {
    try {
      const { status } = await client.send(
        new DescribeExecutionCommand({ executionArn: executionArn(`${request}-${run}`) }),
      );
      return status ?? null;
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return null;
      throw error;
    }
  };
  return {
    start: async (request, run) => {
      try {
        const input = JSON.stringify({ do: 'advance', request });
        await client.send(
          new StartExecutionCommand({ stateMachineArn: workflowArn, name: `${request}-${run}`, input }),
        );
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
    status: async (request) => {
      let newest: { run: number; running: boolean } | null = null;
      for (let run = 0; ; run += 1) {
        const status = await describe(request, run);
        if (status === null) return newest;
        newest = { run, running: status === 'RUNNING' };
      }
    },
    wake: async (token) => {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
      } catch (error) {
        const over =
          error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
        if (!over) throw error;
      }
    },
  };
}
