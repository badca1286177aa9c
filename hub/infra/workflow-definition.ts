import { NEXT_STATES, type NextState, type Notice } from '../../shared/workflow';

/** Placeholders that CloudFormation replaces by the Lambdas' ARNs. */
export const SUBSTITUTIONS = { advance: 'AdvanceFunction', tell: 'TellFunction', broker: 'BrokerFunction' } as const;

/** Seconds that the broker's Lambda may run; the state waits ten longer, so it never gives up on a broker that is alive. */
export const BROKER_SECONDS = 280;

type Task = keyof typeof SUBSTITUTIONS;
type State = Readonly<Record<string, unknown>>;

/** What goes back to Advance when a state has ended well; `did` only where Advance must know. */
const wellDone = (did: NextState) =>
  `{% {"do": "advance", "request": $states.input.request, "seq": $states.input.seq, "sealed": $states.input.sealed, "did": "${did}"} %}`;

/** What goes back to Advance when a state has failed. */
const badlyDone = (state: string) =>
  `{% {"do": "advance", "request": $states.input.request, "seq": $states.input.seq, "sealed": $states.input.sealed, "failed": {"state": "${state}", "error": $states.errorOutput.Error}} %}`;

/** Back to Advance with nothing to report. */
const LOOK_AGAIN = '{% {"do": "advance", "request": $states.input.request} %}';

// `${Partition}` is CloudFormation's to replace.
const RESOURCE = ['arn:$', '{Partition}:states:::lambda:invoke'].join('');

function invoke(state: NextState, task: Task, payload: Record<string, unknown>, seconds: number): State {
  return {
    Type: 'Task',
    Resource: RESOURCE,
    Arguments: { FunctionName: `\${${SUBSTITUTIONS[task]}}`, Payload: payload },
    TimeoutSeconds: seconds,
    Output: wellDone(state),
    // No Retry: a Lambda of the broker may have acted before it failed. Advance reads the ledger and says what is next.
    Catch: [{ ErrorEquals: ['States.ALL'], Output: badlyDone(state), Next: 'Advance' }],
    Next: 'Advance',
  };
}

const ids = { request: '{% $states.input.request %}', seq: '{% $states.input.seq %}' };
const tell = (state: NextState, notice: Notice): State => invoke(state, 'tell', { ...ids, notice }, 60);
const ask = (state: NextState, notice: Notice): State => ({
  ...tell(state, notice),
  Output: '{% $states.input %}',
  Next: 'Wait',
});
const brokerDoes = (state: NextState, what: string): State =>
  invoke(state, 'broker', { do: what, ...ids }, BROKER_SECONDS + 10);

/**
 * The request workflow (Amazon States Language, JSONata): one loop of Advance, which says what is next, and the named
 * states that do it. It carries ids only; everything else is in the ledger.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function workflowDefinition(): State {
  const named: Readonly<Record<NextState, State>> = {
    AskOperator: ask('AskOperator', 'confirm'),
    AskApprovers: ask('AskApprovers', 'sign'),
    VerifyBallot: brokerDoes('VerifyBallot', 'verify'),
    BackUp: brokerDoes('BackUp', 'back-up'),
    AskRelease: ask('AskRelease', 'release'),
    Execute: brokerDoes('Execute', 'execute'),
    Reconcile: brokerDoes('Reconcile', 'reconcile'),
    Revoke: brokerDoes('Revoke', 'revoke'),
    Tell: tell('Tell', 'outcome'),
    Pause: { Type: 'Wait', Seconds: '{% $states.input.waitSeconds %}', Output: LOOK_AGAIN, Next: 'Advance' },
    Done: { Type: 'Succeed' },
  };
  return {
    Comment: 'The life of one request: Advance reads the ledger and names the next state.',
    QueryLanguage: 'JSONata',
    StartAt: 'Advance',
    States: {
      Advance: {
        Type: 'Task',
        Resource: RESOURCE,
        Arguments: { FunctionName: `\${${SUBSTITUTIONS.advance}}`, Payload: '{% $states.input %}' },
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
            Output: '{% {"request": $states.input.request, "waitSeconds": 60} %}',
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
        Resource: `${RESOURCE}.waitForTaskToken`,
        Arguments: {
          FunctionName: `\${${SUBSTITUTIONS.advance}}`,
          Payload: { do: 'wait', ...ids, token: '{% $states.context.Task.Token %}' },
        },
        TimeoutSeconds: '{% $states.input.waitSeconds %}',
        Output: LOOK_AGAIN,
        Catch: [
          { ErrorEquals: ['States.Timeout'], Output: LOOK_AGAIN, Next: 'Advance' },
          { ErrorEquals: ['States.ALL'], Output: badlyDone('Wait'), Next: 'Advance' },
        ],
        Next: 'Advance',
      },
      ...named,
    },
  };
}
