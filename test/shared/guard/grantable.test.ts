import { grantableActions } from '../../../shared/guard/grantable';
import { isNeverGranted } from '../../../shared/guard/never-granted';
import { catalogue } from '../../organization/catalogue';

describe('what grants of guarded actions may carry', () => {
  it.each([
    ['the action alone', ['s3:DeleteBucket'], ['s3:DeleteBucket']],
    [
      'a second action that the operation always needs',
      ['cloudfront:CreateDistribution'],
      ['cloudfront:CreateDistribution', 'cloudfront:TagResource'],
    ],
    [
      'an action that AWS checks when the input asks for it',
      ['ec2:RunInstances'],
      ['ec2:CreateTags', 'ec2:RunInstances'],
    ],
    ['no further action of which nobody knows what triggers it', ['rds:DeleteDBInstance'], ['rds:DeleteDBInstance']],
    ['every action once', ['ec2:CreateTags', 'ec2:RunInstances'], ['ec2:CreateTags', 'ec2:RunInstances']],
  ])('%s', (_what, guarded, grantable) => {
    expect(grantableActions(catalogue, guarded)).toEqual(grantable);
  });

  it('nothing that gives power, though operations ask for it when their input names a role', () => {
    const roles = catalogue.services.flatMap((name) => {
      const service = catalogue.service(name);
      return (service?.operations ?? []).flatMap((operation) => {
        const { actions, dependents = [] } = service?.operation(operation) ?? {};
        const passes = dependents.some(({ action, when }) => action === 'iam:PassRole' && when !== null);
        return passes ? (actions?.[0]?.action ?? []) : [];
      });
    });
    expect(roles.length).toBeGreaterThan(0);
    expect(grantableActions(catalogue, roles).filter(isNeverGranted)).toEqual([]);
  });
});
