import { type PatternForm, parsePattern } from '../pattern/pattern';
import { matchesText } from '../pattern/text-match';
import { arn } from './arn-operator';
import { ipAddress } from './ip-address';
import type { Operator, Test } from './operator';
import { date, equal, greater, greaterOrEqual, less, lessOrEqual, numeric } from './ordered';

const string =
  (form: Omit<PatternForm, 'variables'>) =>
  (value: string, variables: boolean): Test | null => {
    const pattern = parsePattern(value, { ...form, variables });
    return pattern && ((actual, context) => matchesText(pattern, actual, context));
  };

function bool(value: string): Test | null {
  if (!/^(true|false)$/.test(value)) return null;
  return (actual) => (/^(true|false)$/.test(actual) ? actual === value : 'value-of-another-type');
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Byte for byte; policy and request both carry the bytes in base64. */
function binary(value: string): Test | null {
  if (!BASE64.test(value)) return null;
  const expected = Buffer.from(value, 'base64');
  return (actual) => (BASE64.test(actual) ? Buffer.from(actual, 'base64').equals(expected) : 'value-of-another-type');
}

const equals = string({ wildcards: false });
const equalsIgnoreCase = string({ wildcards: false, ignoreCase: true });
const like = string({ wildcards: true });

const positive = (read: Operator['read']): Operator => ({ negated: false, read });
const negated = (read: Operator['read']): Operator => ({ negated: true, read });

/**
 * Every condition operator but Null, by name. Policy variables are read by the operators on strings and ARNs only.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['StringEquals', positive(equals)],
  ['StringNotEquals', negated(equals)],
  ['StringEqualsIgnoreCase', positive(equalsIgnoreCase)],
  ['StringNotEqualsIgnoreCase', negated(equalsIgnoreCase)],
  ['StringLike', positive(like)],
  ['StringNotLike', negated(like)],
  ['NumericEquals', positive(numeric(equal))],
  ['NumericNotEquals', negated(numeric(equal))],
  ['NumericLessThan', positive(numeric(less))],
  ['NumericLessThanEquals', positive(numeric(lessOrEqual))],
  ['NumericGreaterThan', positive(numeric(greater))],
  ['NumericGreaterThanEquals', positive(numeric(greaterOrEqual))],
  ['DateEquals', positive(date(equal))],
  ['DateNotEquals', negated(date(equal))],
  ['DateLessThan', positive(date(less))],
  ['DateLessThanEquals', positive(date(lessOrEqual))],
  ['DateGreaterThan', positive(date(greater))],
  ['DateGreaterThanEquals', positive(date(greaterOrEqual))],
  ['Bool', positive(bool)],
  ['BinaryEquals', positive(binary)],
  ['IpAddress', positive(ipAddress)],
  ['NotIpAddress', negated(ipAddress)],
  ['ArnEquals', positive(arn)],
  ['ArnNotEquals', negated(arn)],
  ['ArnLike', positive(arn)],
  ['ArnNotLike', negated(arn)],
]);
