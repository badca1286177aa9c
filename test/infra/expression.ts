import jsonata from 'jsonata';

/** An error by its name, as a Lambda or the service itself would raise it. */
export class StateError extends Error {
  override readonly name: string;
  constructor(name: string, message = name) {
    super(message);
    this.name = name;
  }
}

/** What `$states` holds while an expression is evaluated. */
export type Bindings = Readonly<Record<string, unknown>>;

/** Evaluates what is between `{%` and `%}` anywhere in a value. An expression without a result is an error, as on AWS. */
export async function evaluate(value: unknown, states: Bindings): Promise<unknown> {
  if (typeof value === 'string') {
    const expression = /^\{%(.*)%\}$/s.exec(value)?.[1];
    if (expression === undefined) return value;
    const result = await jsonata(expression).evaluate(undefined, { states });
    if (result === undefined) throw new StateError('States.QueryEvaluationError', `no result: ${expression}`);
    // JSONata marks arrays of its own; what a state hands on is plain JSON.
    return JSON.parse(JSON.stringify(result));
  }
  if (Array.isArray(value)) return Promise.all(value.map((one) => evaluate(one, states)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, inner]) => [key, await evaluate(inner, states)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** A field that says seconds: a whole number of them, as AWS takes it. */
export async function seconds(value: unknown, states: Bindings): Promise<number> {
  const found = await evaluate(value, states);
  if (!Number.isInteger(found) || Number(found) < 1 || Number(found) > 99_999_999)
    throw new StateError('States.QueryEvaluationError', `not seconds: ${JSON.stringify(found)}`);
  return Number(found);
}
