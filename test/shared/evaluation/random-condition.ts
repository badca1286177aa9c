import * as fc from 'fast-check';
import type { ConditionMap } from '../../../shared/evaluation/document/document';
import type { Request } from '../../../shared/evaluation/request/request';

const ORDERS = ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const typed = (type: string): readonly string[] => ['Equals', 'NotEquals', ...ORDERS].map((order) => `${type}${order}`);

/** Operators, the keys they are tried on, and the values of policies and requests, few enough to meet. */
const FAMILIES: readonly {
  readonly operators: readonly string[];
  readonly keys: readonly string[];
  readonly inPolicies: readonly string[];
  readonly inRequests: readonly string[];
}[] = [
  {
    operators: ['StringEquals', 'StringEqualsIgnoreCase', 'StringLike'],
    keys: ['aws:PrincipalTag/team', 'aws:RequestedRegion'],
    inPolicies: ['red', 'Red', 'r*', '?ed', 'r*d*', '*', 'blue', '${aws:username}', "${aws:username, 'red'}"],
    inRequests: ['red', 'RED', 'reed', 'blue', 'li-wei'],
  },
  {
    operators: ['StringNotEquals', 'StringNotEqualsIgnoreCase', 'StringNotLike'],
    keys: ['aws:PrincipalTag/team', 'aws:RequestedRegion'],
    inPolicies: ['red', 'Red', 'r*', '?ed', 'blue'],
    inRequests: ['red', 'RED', 'reed', 'blue'],
  },
  {
    operators: typed('Numeric'),
    keys: ['aws:MultiFactorAuthAge'],
    inPolicies: ['1', '2', '2.0', '2.5', '-1'],
    inRequests: ['1', '1.0', '2', '3', '-1.5'],
  },
  {
    operators: typed('Date'),
    keys: ['aws:CurrentTime', 'aws:TokenIssueTime'],
    inPolicies: ['2026-11-24T09:00:00Z', '2026-11-24T17:00:00+08:00', '2026-11-24', '2026-11-25T00:00:00Z'],
    inRequests: ['2026-11-24T09:00:00Z', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z', '2026-12-01T00:00:00Z'],
  },
  {
    operators: typed('Date'),
    keys: ['aws:EpochTime'],
    inPolicies: ['1795510800', '1795510801'],
    inRequests: ['1795510799', '1795510800', '1795510801'],
  },
  {
    operators: ['Bool'],
    keys: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent'],
    inPolicies: ['true', 'false'],
    inRequests: ['true', 'false'],
  },
  {
    operators: ['BinaryEquals'],
    keys: ['aws:UserAgent'],
    inPolicies: ['QUJD', 'QQ=='],
    inRequests: ['QUJD', 'QQ==', 'QUJE'],
  },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    keys: ['aws:SourceIp'],
    inPolicies: ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3/32', '2001:db8::/32', '2001:db8:1::/48'],
    inRequests: ['10.1.2.3', '10.2.0.1', '203.0.113.7', '2001:db8:1::9', '2001:db9::1'],
  },
  {
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    keys: ['aws:SourceArn'],
    inPolicies: ['arn:aws:s3:::orders', 'arn:aws:s3:::or*', 'arn:aws:*:::orders', 'arn:aws:sns:*:1?:a*:b'],
    inRequests: ['arn:aws:s3:::orders', 'arn:aws:s3:::oranges', 'arn:aws:sns:eu-west-1:12:ab:b', 'arn:aws:sns:x:1:a:b'],
  },
];

const TAG_KEYS = ['red', 'blue', 'green'];
const SET_OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
];

const oneOrMore = (values: readonly string[]): fc.Arbitrary<string | string[]> =>
  fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));

const compared: fc.Arbitrary<ConditionMap> = fc.constantFrom(...FAMILIES).chain(({ operators, keys, inPolicies }) =>
  fc
    .tuple(fc.constantFrom(...operators), fc.boolean(), fc.constantFrom(...keys), oneOrMore(inPolicies))
    .map(([operator, ifExists, key, values]) => ({
      [`${operator}${ifExists ? 'IfExists' : ''}`]: { [key]: values },
    })),
);

const absent: fc.Arbitrary<ConditionMap> = fc
  .tuple(fc.constantFrom(...FAMILIES.flatMap(({ keys }) => keys), 'aws:TagKeys'), fc.constantFrom('true', 'false'))
  .map(([key, wanted]) => ({ Null: { [key]: wanted } }));

const set: fc.Arbitrary<ConditionMap> = fc
  .tuple(
    fc.constantFrom('ForAllValues:', 'ForAnyValue:'),
    fc.constantFrom(...SET_OPERATORS),
    oneOrMore([...TAG_KEYS, 'Red', 'gr*']),
  )
  .map(([qualifier, operator, values]) => ({ [qualifier + operator]: { 'aws:TagKeys': values } }));

/** Any Condition over a small alphabet. */
export const conditions: fc.Arbitrary<ConditionMap> = fc
  .array(fc.oneof({ weight: 5, arbitrary: compared }, absent, set), { minLength: 1, maxLength: 2 })
  .map((list) => Object.assign({}, ...list));

/** Values of the condition keys of a request, each there or absent. */
export const contexts: fc.Arbitrary<Request['context']> = fc.record(
  {
    ...Object.fromEntries(
      FAMILIES.flatMap(({ keys, inRequests }) => keys.map((key) => [key, fc.constantFrom(...inRequests)])),
    ),
    'aws:TagKeys': fc.uniqueArray(fc.constantFrom(...TAG_KEYS), { minLength: 1, maxLength: 3 }),
    'aws:username': fc.constantFrom('li-wei', 'red', 'orders'),
  },
  { requiredKeys: [] },
);
