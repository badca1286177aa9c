import { isKnownFromDenial } from '../../../shared/call/from-denial';
import { catalogue } from '../../organization/catalogue';

describe('a denial', () => {
  it.each([
    ['ec2:TerminateInstances', true, 'EC2 logs the parameters of what it refuses'],
    ['s3:DeleteBucket', true, 'and so does S3'],
    ['elasticloadbalancing:DeleteLoadBalancer', true, 'its ARN is the whole input'],
    ['macie2:DisableMacie', true, 'it has no input'],
    ['rds:DeleteDBInstance', false, 'RDS logs none, and the ARN leaves open whether a last snapshot is wanted'],
    ['ec2:GetNothing', false, 'it names no operation'],
  ])('of %s gives the whole call: %s, since %s', (action, known) => {
    expect(isKnownFromDenial(catalogue, action)).toBe(known);
  });
});
