import { tiersOf } from '../../../shared/call/tiers';
import { catalogue } from '../../organization/catalogue';

const tiers = (name: string, of: string) => {
  const service = catalogue.service(name);
  const operation = service?.operation(of);
  return service && operation ? tiersOf({ service, operation }) : null;
};

describe('the tiers that a denial of an operation can have', () => {
  it.each([
    ['ec2', 'TerminateInstances', ['EXACT'], 'its parameters may be logged'],
    ['elbv2', 'DeleteLoadBalancer', ['EXACT', 'DERIVED'], 'its ARN alone determines the call too'],
    ['lambda', 'UpdateFunctionCode', ['EXACT'], 'an image is logged, and rules out bytes, which are not'],
    ['firehose', 'PutRecord', [], 'the bytes in its record are never logged'],
    ['ec2', 'ModifyInstanceAttribute', ['EXACT'], 'user data are logged when they were given'],
    ['s3', 'PutBucketLifecycleConfiguration', ['EXACT'], 'its body is logged when it was given'],
    ['codecommit', 'PutFile', [], 'its bytes are never logged'],
    ['bedrock', 'DeleteModelInvocationLoggingConfiguration', ['EXACT', 'DERIVED'], 'it has nothing to be given'],
    ['secretsmanager', 'PutSecretValue', [], 'its secret is left out as if it had not been given'],
    ['dynamodb', 'ExecuteStatement', [], 'nobody knows its actions'],
    ['iam', 'CreateUser', [], 'no grant may carry its action'],
  ])('%s %s: %j, since %s', (service, operation, expected) => {
    expect(tiers(service, operation)).toEqual(expected);
  });
});
