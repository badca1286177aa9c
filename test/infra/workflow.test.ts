import validate from 'asl-validator';
import { type AdvanceOutput, NEXT_STATES, type NextState } from '../../shared/workflow';
import { StateError } from './expression';
import { definitionIn } from './machine';
import { synthesize } from './synthesis';
import { theOne, within } from './template';
import { type Invocation, type Step, walk } from './walker';

const { hub } = synthesize();
const definition = definitionIn(hub);
const states = Object.entries(definition.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const REQUEST = 'a'.repeat(32);
const START = { do: 'advance', request: REQUEST };

/** Everything that a walk has seen, so that one test can look at all of it. */
const walked: { readonly steps: readonly Step[]; readonly invocations: readonly Invocation[] }[] = [];

type Answer = Partial<Record<string, (invocation: Invocation, nth: number) => unknown>>;

/** Walks with Advance answering these states one after another, and Lambdas that do what `answers` says of a state. */
async function execution(nexts: readonly NextState[], answers: Answer = {}) {
  const invocations: Invocation[] = [];
  let advances = 0;
  const steps = await walk(definition, START, async (invocation) => {
    invocations.push(invocation);
    const nth = invocations.filter(({ state }) => state === invocation.state).length - 1;
    const answer = answers[invocation.state]?.(invocation, nth);
    if (invocation.state !== 'Advance' || answer !== undefined) return answer ?? {};
    const next = nexts[advances] ?? 'Done';
    advances += 1;
    return { request: REQUEST, seq: advances, next, waitSeconds: 30 } satisfies AdvanceOutput;
  });
  walked.push({ steps, invocations });
  const advanced = invocations.filter(({ state }) => state === 'Advance').map(({ payload }) => payload);
  return {
    path: steps.map(({ state }) => state).filter((state) => !['Begin', 'Next?'].includes(state)),
    steps,
    invocations,
    advanced,
  };
}

const fails = (name: string) => () => {
  throw new StateError(name);
};

describe('the state machine', () => {
  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = validate(structuredClone(definition));
    expect([isValid, isValid ? '' : errorsText()]).toEqual([true, '']);
  });

  it('has every state that Advance may name, and a way to each', () => {
    const choices = definition.States['Next?']?.Choices ?? [];
    expect(choices.map(({ Next }) => Next)).toEqual([...NEXT_STATES]);
    for (const name of NEXT_STATES) expect(definition.States).toHaveProperty([name]);
    expect(states.map(([name]) => name).sort()).toEqual([...NEXT_STATES, 'Begin', 'Advance', 'Next?', 'Wait'].sort());
  });

  it('catches every error of every task, and goes back to Advance; from Advance itself by way of Pause', () => {
    for (const [name, { Catch = [] }] of tasks) {
      expect(Catch.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
      for (const { Next } of Catch) expect([name, Next]).toEqual([name, name === 'Advance' ? 'Pause' : 'Advance']);
    }
  });

  it('tries nothing again by itself but Advance, which can be repeated, where Lambda itself had failed', () => {
    expect(tasks.filter(([, { Retry }]) => Retry).map(([name]) => name)).toEqual(['Advance']);
    const retried = definition.States.Advance?.Retry?.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
    for (const error of retried) expect(error).toMatch(/^Lambda\.(\w+Exception)$/);
  });

  it('outlasts each of its Lambdas, so that it never gives up on one that is alive', () => {
    for (const [name, { TimeoutSeconds, Arguments }] of tasks.filter(([name]) => name !== 'Wait')) {
      const lambda = String(Arguments?.FunctionName).replace(/^<(\w+)Function\.Arn>$/, '$1');
      expect([name, Number(TimeoutSeconds)]).toEqual([name, expect.any(Number)]);
      expect(Number(TimeoutSeconds)).toBeGreaterThan(
        Number(theOne(hub, 'AWS::Lambda::Function', lambda).Properties.Timeout),
      );
    }
  });

  it('has no end of its own: a request has deadlines, the machine has none', () => {
    expect(definition.TimeoutSeconds).toBeUndefined();
  });

  it('logs every step without its data, and is traced', () => {
    expect(theOne(hub, 'AWS::StepFunctions::StateMachine').Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });
});

describe('an execution', () => {
  it('goes the whole good way, back to Advance after each state', async () => {
    const { path } = await execution([
      'AskOperator',
      'AskApprovers',
      'VerifyBallot',
      'BackUp',
      'AskRelease',
      'VerifyBallot',
      'Execute',
      'Revoke',
      'Tell',
    ]);
    expect(path.join(' ')).toBe(
      'Advance AskOperator Wait Advance AskApprovers Wait Advance VerifyBallot Advance BackUp Advance ' +
        'AskRelease Wait Advance VerifyBallot Advance Execute Advance Revoke Advance Tell Advance Done',
    );
  });

  it('tells Advance what was done, and at which head', async () => {
    const { advanced } = await execution(['Execute', 'Tell']);
    expect(advanced).toEqual([START, { ...START, seq: 1, did: 'Execute' }, { ...START, seq: 2, did: 'Tell' }]);
  });

  it.each([
    ['AskOperator', 'tell', { notice: 'confirm' }],
    ['AskApprovers', 'tell', { notice: 'sign' }],
    ['AskRelease', 'tell', { notice: 'release' }],
    ['Tell', 'tell', { notice: 'outcome' }],
    ['VerifyBallot', 'broker', { do: 'verify' }],
    ['BackUp', 'broker', { do: 'back-up' }],
    ['Execute', 'broker', { do: 'execute' }],
    ['Reconcile', 'broker', { do: 'reconcile' }],
    ['Revoke', 'broker', { do: 'revoke' }],
  ] as const)('in %s asks the %s Lambda with ids and a word', async (state, lambda, word) => {
    const { invocations } = await execution([state]);
    const asked = invocations.find((one) => one.state === state);
    expect(asked?.function).toBe(`<${lambda}Function.Arn>`);
    expect(asked?.payload).toEqual({ request: REQUEST, seq: 1, ...word });
  });

  it('waits for the time that Advance says, and hands its token to Advance only', async () => {
    const { invocations } = await execution(['AskOperator', 'AskApprovers', 'AskRelease', 'Execute', 'Tell']);
    const waiting = invocations.filter(({ token }) => token !== undefined);
    expect(waiting.map(({ state, timeout }) => [state, timeout])).toEqual(Array(3).fill(['Wait', 30]));
    for (const { function: lambda, payload, token, state } of waiting) {
      expect([state, lambda]).toEqual(['Wait', '<advanceFunction.Arn>']);
      expect(payload).toEqual({ do: 'wait', request: REQUEST, seq: expect.any(Number), token });
    }
    const tokens = waiting.map(({ token }) => token);
    for (const { state, payload } of invocations)
      if (state !== 'Wait') for (const token of tokens) expect(Object.values(payload)).not.toContain(token);
  });

  it('looks again with nothing to report when a wait is over, answered or timed out', async () => {
    const answered = await execution(['AskApprovers']);
    const late = await execution(['AskApprovers'], { Wait: fails('States.Timeout') });
    for (const { advanced, path } of [answered, late]) {
      expect(path.join(' ')).toBe('Advance AskApprovers Wait Advance Done');
      expect(advanced[1]).toEqual(START);
    }
  });

  it('tells Advance that storing the token failed', async () => {
    const { advanced } = await execution(['AskApprovers'], { Wait: fails('Runtime.Unknown') });
    expect(advanced[1]).toEqual({ ...START, seq: 1, failed: { state: 'Wait', error: 'Runtime.Unknown' } });
  });

  it.each(NEXT_STATES.filter((state) => !['Pause', 'Done'].includes(state)))(
    'tells Advance that %s failed, by the name of the error, after one try',
    async (state) => {
      const { advanced, invocations } = await execution([state], { [state]: fails('Lambda.TooManyRequestsException') });
      const error = 'Lambda.TooManyRequestsException';
      expect(advanced[1]).toEqual({ ...START, seq: 1, failed: { state, error } });
      expect(invocations.filter((one) => one.state === state)).toHaveLength(1);
    },
  );

  it('gives up on the broker as on an error: nobody knows, Advance looks into the ledger', async () => {
    const { advanced } = await execution(['Execute'], { Execute: fails('States.Timeout') });
    expect(advanced[1]).toEqual({ ...START, seq: 1, failed: { state: 'Execute', error: 'States.Timeout' } });
  });

  it('believes nothing of what it is started with but the request', async () => {
    const more = { seq: 7, did: 'Tell', failed: { state: 'Revoke', error: 'x' }, next: 'Done' };
    const invocations: Invocation[] = [];
    await walk(definition, { ...START, ...more }, async (invocation) => {
      invocations.push(invocation);
      return { request: REQUEST, seq: 0, next: 'Done', waitSeconds: 1 } satisfies AdvanceOutput;
    });
    expect(invocations.map(({ payload }) => payload)).toEqual([START]);
  });

  it('pauses as long as Advance says, then looks again', async () => {
    const { path, steps } = await execution(['Pause']);
    expect(path.join(' ')).toBe('Advance Pause Advance Done');
    expect(steps.find(({ state }) => state === 'Pause')?.paused).toBe(30);
  });

  it('pauses a minute when Advance fails, and tells it so', async () => {
    const { path, steps, advanced } = await execution([], {
      Advance: (_invocation, nth) => (nth === 0 ? fails('Runtime.ExitError')() : undefined),
    });
    expect(path.join(' ')).toBe('Advance Pause Advance Done');
    expect(steps.find(({ state }) => state === 'Pause')?.paused).toBe(60);
    expect(advanced[1]).toEqual({ ...START, failed: { state: 'Advance', error: 'Runtime.ExitError' } });
  });

  it('asks Advance again at once where Lambda itself failed, four times', async () => {
    const { path, advanced } = await execution([], {
      Advance: (_invocation, nth) => (nth < 4 ? fails('Lambda.ServiceException')() : undefined),
    });
    expect(path.join(' ')).toBe('Advance Done');
    expect(advanced).toEqual(Array(5).fill(START));
  });

  it('pauses when Advance answers with a state that is unknown', async () => {
    const { path } = await execution([], {
      Advance: (_invocation, nth) =>
        nth === 0 ? { request: REQUEST, seq: 1, next: 'Elsewhere', waitSeconds: 5 } : undefined,
    });
    expect(path.join(' ')).toBe('Advance Pause Advance Done');
  });
});

it('no state of any execution above has carried more than ids, numbers and words of our own', () => {
  expect(walked.length).toBeGreaterThan(20);
  const carried = walked.flatMap(({ steps, invocations }) => [
    ...steps.flatMap(({ input, output }) => [input, output]),
    ...invocations.map(({ payload }) => payload),
  ]);
  const keys = carried.flatMap((value) => [...within(value)].flatMap((one) => Object.keys(Object(one) as object)));
  const words = ['did', 'do', 'error', 'failed', 'next', 'notice', 'request', 'seq', 'state', 'token', 'waitSeconds'];
  expect([...new Set(keys.filter((key) => !/^\d+$/.test(key)))].sort()).toEqual(words);
});
