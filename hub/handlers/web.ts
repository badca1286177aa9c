import { randomBytes } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import * as aws from '../aws/ports';
import { createWebApp } from '../web/app';

/** The pages: sign-in, lists and requests. Nothing that is done here can approve or run anything. */
export const handler = handle(
  createWebApp({
    ledger: aws.ledger(),
    index: aws.index(),
    workflow: aws.workflow(),
    provider: aws.provider('webClient'),
    configuration: aws.configuration(),
    webUrl: aws.origin('webUrl'),
    ballotUrl: aws.origin('ballotUrl'),
    metrics: aws.embeddedMetrics(),
    now: () => new Date(),
    random: randomBytes,
    log: (line) => aws.logger.info('web', { ...line }),
  }),
);
