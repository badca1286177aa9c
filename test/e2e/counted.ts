import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Cloud } from '../../local/cloud';
import { INSTALLATION } from '../../local/demo/evidence';
import { functionName, type HubFunction } from '../../shared/names';

/** How often these Lambdas have counted a metric so far. */
export async function countedBy(cloud: Cloud, lambdas: readonly HubFunction[], metric: string): Promise<number> {
  const logs = new CloudWatchLogsClient(cloud.aws('hub'));
  const lines = await Promise.all(
    lambdas.map(async (lambda) => {
      const logGroupName = `/aws/lambda/${functionName(INSTALLATION, lambda)}`;
      const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
      return events.map(({ message = '' }) => message);
    }),
  );
  return lines.flat().filter((line) => line.includes('"CloudWatchMetrics"') && line.includes(`"${metric}":1`)).length;
}
