/** A service control policy as Organizations takes it. */
export interface Policy {
  readonly Version: string;
  readonly Statement: readonly PolicyStatement[];
}

interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A call as IAM sees it. `context` has the condition keys that the call carries, by their exact names. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** `*` and `?` as IAM reads them. */
const glob = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    's',
  ).test(value);

const PARTS = /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s;

/**
 * Compares the six parts of an ARN one by one, so that no `*` reaches over a colon.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function arnLike(pattern: string, value: string): boolean {
  const [wanted, found] = [PARTS.exec(pattern), PARTS.exec(value)];
  return wanted !== null && found !== null && wanted.slice(1).every((part, at) => glob(part, found[at + 1] ?? ''));
}

type Operator = (wanted: readonly string[], found: string | undefined) => boolean;

const someArn: Operator = (wanted, found) => found !== undefined && wanted.some((one) => arnLike(one, found));

/** A negated operator holds when the key is missing. Any operator that is not here is an error, never a guess. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  ArnLike: someArn,
  ArnEquals: someArn,
  ArnNotLike: (wanted, found) => !someArn(wanted, found),
  ArnNotEquals: (wanted, found) => !someArn(wanted, found),
  StringEquals: (wanted, found) => found !== undefined && wanted.includes(found),
  Null: (wanted, found) => wanted.some((one) => (one === 'true') === (found === undefined)),
};

function holds(statement: PolicyStatement, { context }: Call): boolean {
  return Object.entries(statement.Condition ?? {}).every(([name, tests]) => {
    const operator = OPERATORS[name];
    if (!operator) throw new Error(`${statement.Sid}: the operator ${name} is not known here`);
    return Object.entries(tests).every(([key, wanted]) => operator(list(wanted), context[key]));
  });
}

/**
 * Which statements deny a call; empty when all policies let it pass. The policy that allows everything is taken for
 * attached, so only Deny statements matter. @throws on anything that it was not written for.
 */
export function deniedBy(policies: readonly Policy[], call: Call): readonly string[] {
  return policies
    .flatMap(({ Statement }) => Statement)
    .filter((statement) => {
      if (statement.Effect !== 'Deny') throw new Error(`${statement.Sid}: only Deny is known here`);
      return (
        list(statement.Action).some((action) => glob(action.toLowerCase(), call.action.toLowerCase())) &&
        list(statement.Resource).some((resource) => glob(resource, call.resource)) &&
        holds(statement, call)
      );
    })
    .map(({ Sid }) => Sid);
}
