import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics as EmbeddedMetrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRIC_DIMENSIONS, METRIC_NAMESPACE } from '../../shared/names';
import type { Metrics } from '../ports';

/** The structured log of one Lambda: JSON lines, so text by callers can neither break a line nor fake a field. */
export const logger = new Logger({ serviceName: METRIC_DIMENSIONS.service });

/**
 * Metrics as embedded-metric lines in the log, one at a time. Each is written twice, without and with its own
 * dimensions, since an alarm sees only the exact set it names.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(): Metrics {
  const all = new EmbeddedMetrics({ namespace: METRIC_NAMESPACE, serviceName: METRIC_DIMENSIONS.service });
  const write = (name: string, dimensions: Readonly<Record<string, string>>) => {
    const single = all.singleMetric();
    for (const [key, value] of Object.entries(dimensions)) single.addDimension(key, value);
    single.addMetric(name, MetricUnit.Count, 1);
  };
  return {
    count: (name, dimensions) => {
      write(name, {});
      if (dimensions) write(name, dimensions);
    },
  };
}
