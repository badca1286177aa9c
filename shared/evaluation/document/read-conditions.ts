import { type Condition, isAbsent, type SetOperator, satisfies } from '../operator/condition';
import type { Operator } from '../operator/operator';
import { OPERATORS } from '../operator/operators';
import { allRead, membersOf, type Report, valuesOf } from './json';
import { within } from './problem';
import type { Reading } from './reading';

/** What is written for one key. */
interface Entry {
  readonly operator: string;
  readonly key: string;
  readonly value: unknown;
  readonly at: string;
}

/** Reads Condition; an empty one asks for nothing. `null` after a problem was reported. */
export function readConditions(json: unknown, reading: Reading): readonly Condition[] | null {
  if (json === undefined) return [];
  const { report } = reading;
  const at = within(reading.at, 'Condition');
  const members = membersOf(json, at, report);
  const entries =
    members && allRead([...members], ([operator, keys]) => entriesOf(operator, keys, within(at, operator), report));
  return entries && allRead(entries.flat(), (entry) => readCondition(entry, reading));
}

function entriesOf(operator: string, json: unknown, at: string, report: Report): readonly Entry[] | null {
  const keys = membersOf(json, at, report);
  if (keys?.size === 0) return report(at, 'not-a-value', json);
  return keys && [...keys].map(([key, value]) => ({ operator, key, value, at: within(at, key) }));
}

function readCondition({ operator, key, value, at }: Entry, reading: Reading): Condition | null {
  const { report, variables } = reading;
  const values = valuesOf(value, at, report);
  const lower = key.toLowerCase();
  if (operator === 'Null') {
    if (!values?.every((text) => /^(true|false)$/.test(text))) return report(at, 'not-of-the-type', value);
    return { element: 'Condition', operator, key, values, matches: (context) => isAbsent(lower, values, context) };
  }
  const name = readOperator(operator);
  if (!name) return report(at, 'unknown-operator', operator);
  const tests =
    values && allRead(values, (text) => name.operator.read(text, variables) ?? report(at, 'not-of-the-type', text));
  if (!values || !tests) return null;
  const comparison = { ...name, tests };
  return { element: 'Condition', operator, key, values, matches: (context) => satisfies(lower, comparison, context) };
}

interface OperatorName {
  readonly operator: Operator;
  readonly setOperator: SetOperator | null;
  readonly ifExists: boolean;
}

/** A set operator, an operator, and `IfExists`, in the spelling of the documentation. */
function readOperator(written: string): OperatorName | null {
  const [, qualifier, name = '', suffix] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(written) ?? [];
  const operator = OPERATORS.get(name);
  if (!operator) return null;
  const setOperator = qualifier === 'ForAllValues' || qualifier === 'ForAnyValue' ? qualifier : null;
  return { operator, setOperator, ifExists: suffix !== undefined };
}
