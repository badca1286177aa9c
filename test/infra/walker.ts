import { type Bindings, evaluate, StateError, seconds } from './expression';
import type { Definition, Handler, State } from './machine';

/** One call of a Lambda. `token` is set where the state waits for its answer. */
export interface Invocation {
  readonly state: string;
  readonly function: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly token?: string;
  /** After so many seconds the state gives up. */
  readonly timeout: number;
}

/** One step of an execution. */
export interface Step {
  readonly state: string;
  readonly input: unknown;
  readonly output: unknown;
  /** Seconds, of a state that pauses. */
  readonly paused?: number;
}

const MOST_STEPS = 200;

const takes = ({ ErrorEquals }: Handler, name: string): boolean =>
  ErrorEquals.includes(name) || ErrorEquals.includes('States.ALL');

/**
 * Walks a definition as Step Functions would, with the Lambdas played by `invoke`: arguments, timeouts, retries, catches,
 * choices and outputs in JSONata. An error that no state takes over ends the walk with that error.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export async function walk(
  { StartAt, States }: Definition,
  input: unknown,
  invoke: (invocation: Invocation) => Promise<unknown>,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  let at = StartAt;
  let data = input;
  while (steps.length < MOST_STEPS) {
    const state = States[at];
    if (!state) throw new Error(`there is no state ${at}`);
    const { output, next, paused } = await enter(at, state, data, invoke, `token-${steps.length}`);
    steps.push({ state: at, input: data, output, ...(paused === undefined ? {} : { paused }) });
    if (next === null) return steps;
    at = next;
    data = output;
  }
  throw new Error(`still going after ${MOST_STEPS} steps`);
}

type Left = { readonly output: unknown; readonly next: string | null; readonly paused?: number };

async function enter(
  name: string,
  state: State,
  input: unknown,
  invoke: (invocation: Invocation) => Promise<unknown>,
  token: string,
): Promise<Left> {
  const outputOf = (bindings: Bindings, fallback: unknown) =>
    state.Output === undefined ? fallback : evaluate(state.Output, { input, ...bindings });
  switch (state.Type) {
    case 'Succeed':
      return { output: await outputOf({}, input), next: null };
    case 'Pass':
      return { output: await outputOf({}, input), next: state.Next ?? null };
    case 'Wait':
      return {
        paused: await seconds(state.Seconds, { input }),
        output: await outputOf({}, input),
        next: state.Next ?? null,
      };
    case 'Choice':
      return { output: input, next: await chosen(state, input) };
    case 'Task':
      return task(name, state, input, invoke, token);
  }
}

async function chosen(state: State, input: unknown): Promise<string | null> {
  for (const { Condition, Next } of state.Choices ?? []) {
    const holds = await evaluate(Condition, { input });
    if (typeof holds !== 'boolean') throw new StateError('States.QueryEvaluationError', `no condition: ${Condition}`);
    if (holds) return Next;
  }
  return state.Default ?? null;
}

async function task(
  stateName: string,
  state: State,
  input: unknown,
  invoke: (invocation: Invocation) => Promise<unknown>,
  token: string,
): Promise<Left> {
  const waits = state.Resource?.endsWith('.waitForTaskToken') === true;
  const attempt = async (): Promise<Left> => {
    const states = { input, ...(waits && { context: { Task: { Token: token } } }) };
    const timeout = await seconds(state.TimeoutSeconds, states);
    const { FunctionName, Payload } = (await evaluate(state.Arguments, states)) as NonNullable<State['Arguments']>;
    const payload = Payload as Invocation['payload'];
    const answer = await invoke({
      state: stateName,
      function: FunctionName,
      payload,
      timeout,
      ...(waits && { token }),
    });
    const result = waits ? answer : { Payload: answer };
    return {
      output: state.Output === undefined ? result : await evaluate(state.Output, { input, result }),
      next: state.Next ?? null,
    };
  };
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const { name, message } = error as Error;
      const again = state.Retry?.find((one) => takes(one, name));
      if (again && tries < (again.MaxAttempts ?? 3)) continue;
      const caught = state.Catch?.find((one) => takes(one, name));
      if (!caught) throw error;
      const errorOutput = { Error: name, Cause: message };
      const output = caught.Output === undefined ? errorOutput : await evaluate(caught.Output, { input, errorOutput });
      return { output, next: caught.Next ?? null };
    }
  }
}
