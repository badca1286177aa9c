import { readPolicy } from '../../../shared/evaluation/document/read-policy';
import { evaluate } from '../../../shared/evaluation/evaluate';
import { isNeverGranted, NEVER_GRANTED } from '../../../shared/guard/never-granted';
import { catalogue } from '../../organization/catalogue';

describe('an action that no grant may carry', () => {
  it.each([
    ['iam:CreateUser', true],
    ['iam:createuser', true],
    ['IAM:PassRole', true],
    ['sts:AssumeRole', true],
    ['organizations:LeaveOrganization', true],
    ['iam:DeleteUser', false],
    ['iam:PassRoles', false],
    ['s3:PutBucketPolicy', false],
    ['stsx:AssumeRole', false],
  ])('%s: %s', (action, never) => {
    expect(isNeverGranted(action)).toBe(never);
  });

  it('is for every action of the catalogue what IAM makes of the list in a policy', () => {
    const read = readPolicy({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: NEVER_GRANTED, Resource: '*' },
      ],
    });
    if (!read.ok) throw new Error('the list is no part of a policy');
    const principal = { arn: 'arn:aws:iam::333333333333:role/grant' };
    const context = { 'aws:ResourceAccount': '333333333333' };
    const denied = (action: string) =>
      evaluate({ principal, action, resource: '*', context }, { identity: [read.policy] }).decision === 'explicit-deny';
    const actions = ['iam', 'sts', 'organizations', 'ec2', 's3'].flatMap((name) =>
      (catalogue.service(name)?.operations ?? []).map((operation) => `${name}:${operation}`),
    );
    expect(actions.filter(isNeverGranted)).toEqual(actions.filter(denied));
    expect(actions.some(denied)).toBe(true);
  });
});
