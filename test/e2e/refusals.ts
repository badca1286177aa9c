import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Cloud } from '../../local/cloud';
import { INSTALLATION } from '../../local/demo/evidence';
import type { Refusal } from '../../shared/denial/refusal';
import { functionName } from '../../shared/names';

/** How many denials intake has refused for a reason so far, by its log. */
export async function refusalsFor(cloud: Cloud, refusal: Refusal): Promise<number> {
  const logGroupName = `/aws/lambda/${functionName(INSTALLATION, 'intake')}`;
  const { events = [] } = await new CloudWatchLogsClient(cloud.aws('hub')).send(
    new FilterLogEventsCommand({ logGroupName }),
  );
  return (
    events
      .map(({ message }) => message)
      .join('\n')
      .split(`"refusal":"${refusal}"`).length - 1
  );
}
