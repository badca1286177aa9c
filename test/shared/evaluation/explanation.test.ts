import { evaluate } from '../../../shared/evaluation/evaluate';
import type { Evaluation } from '../../../shared/evaluation/evaluation';
import type { Mismatch } from '../../../shared/evaluation/judgement';
import type { Place } from '../../../shared/evaluation/layers';
import { UNSURE } from '../../../shared/evaluation/unsure';
import { readable } from './case';

const grant = readable({
  Version: '2012-10-17',
  Statement: {
    Sid: 'TheCall',
    Effect: 'Allow',
    Action: 'ec2:TerminateInstances',
    Resource: 'arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001',
    Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
  },
});
const guard = readable({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Sid: 'Guard',
      Effect: 'Deny',
      Action: 'ec2:TerminateInstances',
      Resource: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/countersign/demo/exec/*' } },
    },
  ],
});
const call = {
  principal: { arn: 'arn:aws:iam::333333333333:role/countersign/demo/exec/r1' },
  action: 'ec2:TerminateInstances',
  resource: 'arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001',
  context: { 'aws:RequestedRegion': 'us-east-1' },
};
const layers = { serviceControl: [[guard]], identity: [grant] };

const where = ({ layer, sid, statement }: Place) => `${layer} statement ${sid ?? statement}`;
const said = ({ element, operator, key, policy, request }: Mismatch) =>
  `${element} says ${operator ? `${operator} ${key} ` : ''}${policy.join(' or ')}, the request has ${request.join(' and ') || 'none'}`;

/** One sentence from the data of an evaluation and nothing else. */
function sentence({ decision, layer, statement, reason, unmatched }: Evaluation): string {
  if (decision === 'not-supported') return `Not settled: ${UNSURE[reason ?? 'action-not-named']}.`;
  if (statement) return `${decision === 'allow' ? 'Allowed' : 'Denied'} by ${where(statement)}.`;
  const candidates = unmatched.filter(({ place, effect }) => place.layer === layer && effect === 'Allow');
  return `Not allowed by ${layer}: ${candidates.map(({ place, because }) => `${where(place)}: ${said(because)}`).join('; ')}.`;
}

describe('the explanation of an answer', () => {
  it.each([
    ['the call', {}, 'Allowed by identity statement TheCall.'],
    [
      'another instance',
      { resource: 'arn:aws:ec2:us-east-1:333333333333:instance/i-2' },
      'Not allowed by identity: identity statement TheCall: Resource says arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001, the request has arn:aws:ec2:us-east-1:333333333333:instance/i-2.',
    ],
    [
      'another action',
      { action: 'ec2:StopInstances' },
      'Not allowed by identity: identity statement TheCall: Action says ec2:TerminateInstances, the request has ec2:StopInstances.',
    ],
    [
      'another region',
      { context: { 'aws:RequestedRegion': 'eu-west-1' } },
      'Not allowed by identity: identity statement TheCall: Condition says StringEquals aws:RequestedRegion us-east-1, the request has eu-west-1.',
    ],
    [
      'an unknown region',
      { context: {} },
      'Not allowed by identity: identity statement TheCall: Condition says StringEquals aws:RequestedRegion us-east-1, the request has none.',
    ],
    [
      'another principal',
      { principal: { arn: 'arn:aws:iam::333333333333:user/li-wei' } },
      'Denied by serviceControl statement Guard.',
    ],
    [
      'two regions',
      { context: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
      'Not settled: the request has several values for a key that is compared, or used as a variable, as one value.',
    ],
  ])('is enough for one sentence about %s', (_, change, expected) => {
    expect(sentence(evaluate({ ...call, ...change }, layers))).toBe(expected);
  });

  it('names every statement, with the first element that does not match', () => {
    const { matched, unmatched, unsettled } = evaluate(call, layers);
    expect(matched).toEqual([
      { effect: 'Allow', place: { layer: 'serviceControl', level: 0, policy: 0, statement: 0, sid: 'All' } },
      { effect: 'Allow', place: { layer: 'identity', level: null, policy: 0, statement: 0, sid: 'TheCall' } },
    ]);
    expect(unmatched).toEqual([
      {
        effect: 'Deny',
        place: { layer: 'serviceControl', level: 0, policy: 0, statement: 1, sid: 'Guard' },
        because: {
          element: 'Condition',
          operator: 'ArnNotLike',
          key: 'aws:PrincipalArn',
          policy: ['arn:aws:iam::*:role/countersign/demo/exec/*'],
          request: ['arn:aws:iam::333333333333:role/countersign/demo/exec/r1'],
        },
      },
    ]);
    expect(unsettled).toEqual([]);
  });
});
