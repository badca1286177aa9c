import type { Partition } from '../../shared/names';
import { NEXT_STATES, type NextState, type Notice } from '../../shared/workflow';

/** Placeholders that CloudFormation replaces by the Lambdas' ARNs. */
export const SUBSTITUTIONS = { advance: 'AdvanceFunction', tell: 'TellFunction', broker: 'BrokerFunction' } as const;

/** Seconds that the broker's Lambda may run; the state waits ten longer, so it never gives up on a broker that is alive. */
export const BROKER_SECONDS = 280;

/** Seconds that the workflow pauses when Advance itself has failed, and so could not say how long. */
const PAUSE_SECONDS = 60;

type Task = keyof typeof SUBSTITUTIONS;
type State = Readonly<Record<string, unknown>>;

/** Back to Advance with nothing to report, or with what else is said; JSONata leaves out a key without a value. */
const again = (more = '') => `{% {"do": "advance", "request": $states.input.request${more}} %}`;

/** What goes back to Advance when a state has ended well. */
const wellDone = (did: NextState) => again(`, "seq": $states.input.seq, "did": "${did}"`);

/** The failure of a state, as Advance counts it. */
const failed = (state: string) => `"failed": {"state": "${state}", "error": $states.errorOutput.Error}`;

/** What goes back to Advance when a state has failed. */
const badlyDone = (state: string) => again(`, "seq": $states.input.seq, ${failed(state)}`);

const functionOf = (task: Task): string => `\${${SUBSTITUTIONS[task]}}`;
const ids = { request: '{% $states.input.request %}', seq: '{% $states.input.seq %}' };

/** The kinds of state that call a Lambda; `resource` is the integration's ARN in the partition. */
function statesOf(resource: string) {
  const invoke = (state: NextState, task: Task, payload: Record<string, unknown>, seconds: number): State => ({
    Type: 'Task',
    Resource: resource,
    Arguments: { FunctionName: functionOf(task), Payload: payload },
    TimeoutSeconds: seconds,
    Output: wellDone(state),
    // No Retry: a Lambda of the broker may have acted before it failed. Advance reads the ledger and says what is next.
    Catch: [{ ErrorEquals: ['States.ALL'], Output: badlyDone(state), Next: 'Advance' }],
    Next: 'Advance',
  });
  const tell = (state: NextState, notice: Notice): State => invoke(state, 'tell', { ...ids, notice }, 60);
  const ask = (state: NextState, notice: Notice): State => ({
    ...tell(state, notice),
    Output: '{% $states.input %}',
    Next: 'Wait',
  });
  const brokerDoes = (state: NextState, what: string): State =>
    invoke(state, 'broker', { do: what, ...ids }, BROKER_SECONDS + 10);
  return { tell, ask, brokerDoes };
}

/**
 * The request workflow (Amazon States Language, JSONata): one loop of Advance, which says what is next, and the named
 * states that do it. It carries ids only; everything else is in the ledger.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function workflowDefinition(partition: Partition): State {
  const resource = `arn:${partition}:states:::lambda:invoke`;
  const { tell, ask, brokerDoes } = statesOf(resource);
  const named: Readonly<Record<NextState, State>> = {
    AskOperator: ask('AskOperator', 'confirm'),
    AskApprovers: ask('AskApprovers', 'sign'),
    VerifyBallot: brokerDoes('VerifyBallot', 'verify'),
    BackUp: brokerDoes('BackUp', 'back-up'),
    AskRelease: ask('AskRelease', 'release'),
    Execute: brokerDoes('Execute', 'execute'),
    Reconcile: brokerDoes('Reconcile', 'reconcile'),
    Revoke: brokerDoes('Revoke', 'revoke'),
    AskOutcome: ask('AskOutcome', 'settle'),
    Tell: tell('Tell', 'outcome'),
    Pause: {
      Type: 'Wait',
      Seconds: '{% $states.input.waitSeconds %}',
      Output: again(', "failed": $states.input.failed'),
      Next: 'Advance',
    },
    Done: { Type: 'Succeed' },
  };
  return {
    Comment: 'The life of one request: Advance reads the ledger and names the next state.',
    QueryLanguage: 'JSONata',
    StartAt: 'Begin',
    States: {
      // Whoever may start an execution chooses its input; only the request is taken from it.
      Begin: { Type: 'Pass', Output: again(), Next: 'Advance' },
      Advance: {
        Type: 'Task',
        Resource: resource,
        Arguments: { FunctionName: functionOf('advance'), Payload: '{% $states.input %}' },
        TimeoutSeconds: 60,
        Output: '{% $states.result.Payload %}',
        Retry: [
          {
            ErrorEquals: [
              'Lambda.ServiceException',
              'Lambda.AWSLambdaException',
              'Lambda.SdkClientException',
              'Lambda.TooManyRequestsException',
            ],
            IntervalSeconds: 1,
            MaxAttempts: 4,
            BackoffRate: 2,
          },
        ],
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            Output: again(`, "waitSeconds": ${PAUSE_SECONDS}, ${failed('Advance')}`),
            Next: 'Pause',
          },
        ],
        Next: 'Next?',
      },
      'Next?': {
        Type: 'Choice',
        Choices: NEXT_STATES.map((state) => ({ Condition: `{% $states.input.next = '${state}' %}`, Next: state })),
        Default: 'Pause',
      },
      Wait: {
        Type: 'Task',
        Resource: `${resource}.waitForTaskToken`,
        Arguments: {
          FunctionName: functionOf('advance'),
          Payload: { do: 'wait', ...ids, token: '{% $states.context.Task.Token %}' },
        },
        TimeoutSeconds: '{% $states.input.waitSeconds %}',
        Output: again(),
        Catch: [
          { ErrorEquals: ['States.Timeout'], Output: again(), Next: 'Advance' },
          { ErrorEquals: ['States.ALL'], Output: badlyDone('Wait'), Next: 'Advance' },
        ],
        Next: 'Advance',
      },
      ...named,
    },
  };
}
