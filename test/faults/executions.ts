import type { Workflow } from '../../hub/ports';
import { StateError } from '../infra/expression';
import type { Definition } from '../infra/machine';
import { type Invocation, walk } from '../infra/walker';
import type { Simulation } from './simulation';

/** Runs one Lambda for a state. `die` ends the execution that asked, and not the Lambda. */
export type Runs = (
  invocation: { readonly state: string; readonly function: string; readonly payload: unknown },
  die: () => void,
) => Promise<unknown>;

const PAUSE = 'the clock';

/** The definition with its pauses as calls of the clock, since the walker only notes how long a pause would be. */
function withPauses(definition: Definition): Definition {
  const states = Object.entries(definition.States).map(([name, state]) => {
    if (state.Type !== 'Wait') return [name, state] as const;
    const Arguments = { FunctionName: PAUSE, Payload: { seconds: state.Seconds } };
    return [name, { ...state, Type: 'Task', TimeoutSeconds: 99_999, Arguments } as const] as const;
  });
  return { ...definition, States: Object.fromEntries(states) };
}

interface Execution {
  running: boolean;
}

/**
 * The request workflow as Step Functions runs it: an execution per name, once; callback tokens that are answered once;
 * a wait that ends by its answer, by its timeout, or by the failure of the Lambda that was given the token.
 */
export function executions(
  definition: Definition,
  simulation: Simulation,
  runs: Runs,
): Workflow & { idle: () => boolean } {
  const machine = withPauses(definition);
  const all = new Map<string, Execution[]>();
  const tokens = new Map<string, () => void>();
  const invoke = async (execution: Execution, name: string, invocation: Invocation): Promise<unknown> => {
    const { state, payload, token, timeout } = invocation;
    if (!execution.running) return new Promise(() => undefined);
    if (invocation.function === PAUSE) return simulation.sleep(Number(payload.seconds));
    const die = () => {
      execution.running = false;
    };
    const over = simulation.sleep(timeout).then(() => {
      throw new StateError('States.Timeout');
    });
    const still = <T>(answer: T): T | Promise<T> => (execution.running ? answer : new Promise<T>(() => undefined));
    if (token === undefined) {
      const answer = runs({ state, function: invocation.function, payload }, die);
      return Promise.race([answer, over]).then(still);
    }
    const own = `${name}/${token}`;
    const answered = new Promise<void>((resolve) => tokens.set(own, resolve));
    const started = runs({ state, function: invocation.function, payload: { ...payload, token: own } }, die);
    const failed = started.then(() => new Promise<never>(() => undefined));
    return Promise.race([answered, over, failed])
      .then(still)
      .finally(() => tokens.delete(own));
  };
  return {
    start: async (request, run) => {
      const earlier = all.get(request) ?? [];
      if (earlier[run]) return;
      const execution: Execution = { running: true };
      all.set(request, [...earlier, execution]);
      const ended = () => {
        execution.running = false;
      };
      walk(machine, { do: 'advance', request }, (one) => invoke(execution, `${request}-${run}`, one)).then(
        ended,
        ended,
      );
    },
    status: async (request) => {
      const runsOf = all.get(request) ?? [];
      return runsOf.length === 0 ? null : { run: runsOf.length - 1, running: runsOf.at(-1)?.running ?? false };
    },
    wake: async (token) => tokens.get(token)?.(),
    idle: () => [...all.values()].flat().every(({ running }) => !running),
  };
}
