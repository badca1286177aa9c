import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import * as aws from '../aws/ports';
import { intake } from '../steps/intake';

const ports = {
  ledger: aws.ledger(),
  index: aws.index(),
  workflow: aws.workflow(),
  organization: aws.organization(),
  metrics: aws.embeddedMetrics(),
  configuration: aws.configuration(),
  catalogue: aws.catalogue(),
};
const processor = new BatchProcessor(EventType.SQS);

/** Takes denials from the queue. What is not JSON fails its own message only, three times, and ends in the dead-letter queue. */
export const handler = (event: SQSEvent, context: Context) =>
  processPartialResponse(event, take, processor, { context, throwOnFullBatchFailure: false });

async function take({ body, messageId }: SQSRecord): Promise<void> {
  try {
    const result = await intake(ports, JSON.parse(body), new Date());
    aws.logger.info('denial', { ...result });
  } catch (error) {
    // The batch processor swallows what it reports to the queue; without this line nobody would know why.
    aws.logger.error('message not taken', { messageId, error: error as Error });
    throw error;
  }
}
