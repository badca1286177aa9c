import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Configuration } from '../shared/configuration/configuration';
import { busArn, spokeRoleArn } from '../shared/names';
import { pattern } from './budget';

/**
 * The rule of a member account and region: denials of guarded operations go to the hub's bus. Only sources of AWS
 * itself: an account's own events stay where they are. `userAgent`, message and caller are not matched; the hub
 * judges. The state with all management events is needed for read-only calls that are guarded; an L2 rule has no such
 * state.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class DenialRule extends Construct {
  constructor(scope: Construct, id: string, configuration: Configuration, account: string) {
    super(scope, id);
    const { partition, hub, installation, policies } = configuration;
    const operations = policies.flatMap(({ guard }) => guard).map((action) => action.split(':')[1] ?? '');
    const name = `countersign-${installation}-denials`;
    new CfnRule(this, 'Rule', {
      name,
      description: 'Sends denied calls of guarded operations to the Countersign hub',
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      eventPattern: pattern(name, {
        source: [{ prefix: 'aws.' }],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: {
          eventType: ['AwsApiCall'],
          errorCode: [{ prefix: 'AccessDenied' }, { suffix: 'UnauthorizedOperation' }],
          eventName: [...new Set(operations)].sort(),
        },
      }),
      targets: [
        {
          id: 'hub',
          arn: busArn(partition, hub.region, hub.account, installation),
          roleArn: spokeRoleArn(partition, account, installation, 'forwarder'),
        },
      ],
    });
  }
}
