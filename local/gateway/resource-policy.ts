/** Who asks for what, as seen by a resource policy. Context keys are lower case. */
export interface PolicyQuestion {
  readonly principal: { readonly arn: string; readonly account: string } | { readonly service: string };
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

interface Statement {
  readonly Effect?: string;
  readonly Principal?: '*' | Readonly<Record<string, string | string[]>>;
  readonly Action?: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
}

const list = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat().map(String);

/** `*` and `?` as IAM reads them. */
export function matchesWildcard(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

function principalMatches(principal: Statement['Principal'], who: PolicyQuestion['principal']): boolean {
  if (principal === '*') return true;
  if ('service' in who) return list(principal?.Service).includes(who.service);
  const root = `arn:aws:iam::${who.account}:root`;
  return list(principal?.AWS).some((aws) => aws === '*' || aws === who.account || aws === root || aws === who.arn);
}

const OPERATORS: Readonly<Record<string, (wanted: string, found: string) => boolean>> = {
  StringEquals: (wanted, found) => wanted === found,
  StringLike: matchesWildcard,
  ArnEquals: matchesWildcard,
  ArnLike: matchesWildcard,
  Bool: (wanted, found) => wanted.toLowerCase() === found.toLowerCase(),
};

/** An unknown operator does not hold in an Allow and holds in a Deny: the stage may refuse too much, never allow too much. */
function conditionHolds(statement: Statement, context: PolicyQuestion['context']): boolean {
  return Object.entries(statement.Condition ?? {}).every(([operator, tests]) => {
    const compare = OPERATORS[operator];
    if (!compare) return statement.Effect === 'Deny';
    return Object.entries(tests).every(([key, wanted]) => {
      const found = context[key.toLowerCase()];
      return found !== undefined && list(wanted).some((one) => compare(one, found));
    });
  });
}

function applies(statement: Statement, question: PolicyQuestion): boolean {
  return (
    principalMatches(statement.Principal, question.principal) &&
    list(statement.Action).some((action) => matchesWildcard(action.toLowerCase(), question.action.toLowerCase())) &&
    (statement.Resource === undefined ||
      list(statement.Resource).some((one) => matchesWildcard(one, question.resource))) &&
    conditionHolds(statement, question.context)
  );
}

/** Whether a resource policy (JSON text, as services hand it out) lets the principal in; no policy lets nobody in. */
export function policyAllows(policy: string | undefined, question: PolicyQuestion): boolean {
  if (!policy) return false;
  const statements = [(JSON.parse(policy) as { Statement?: Statement | Statement[] }).Statement ?? []].flat();
  const effects = statements.filter((statement) => applies(statement, question)).map((statement) => statement.Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}
