import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '../../shared/names';
import type { HubProperties } from './properties';

/** What the alarms watch beside our own metrics. */
export interface Watched {
  readonly deadLetters: IQueue;
  readonly lambdas: Readonly<Record<string, IFunction>>;
}

/** Alarms by name; each has an article under the same heading in docs/runbook.md. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { configuration }: HubProperties, { deadLetters, lambdas }: Watched) {
    super(scope, id);
    const raise = (name: string, metric: IMetric, why: string) =>
      new Alarm(this, name, {
        alarmName: `countersign-${configuration.installation}-${name}`,
        alarmDescription: `${why} What to do: docs/runbook.md, "${name}".`,
        metric,
        threshold: 1,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    const ours = (metricName: string) =>
      new Metric({
        namespace: METRIC_NAMESPACE,
        metricName,
        dimensionsMap: METRIC_DIMENSIONS,
        statistic: 'Sum',
        period: Duration.minutes(1),
      });
    raise(
      'request-frozen',
      ours(METRICS.frozen),
      'The record of a request does not check out; somebody may have written around the pages.',
    );
    raise(
      'operator-disowned',
      ours(METRICS.notMe),
      'An operator says that a denied call was not theirs; their access may be stolen.',
    );
    raise(
      'outcome-lost',
      ours(METRICS.lostOutcomes),
      'A call was answered, and the answer could not be written to the ledger any more.',
    );
    raise('grant-left-over', ours(METRICS.leftoverGrants), 'A temporary role outlived its request.');
    raise(
      'dead-letters',
      deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      'A denial could not be read three times.',
    );
    for (const [name, lambda] of Object.entries(lambdas)) {
      raise(`${name}-errors`, lambda.metricErrors({ period: Duration.minutes(5) }), `The ${name} Lambda fails.`);
    }
  }
}
