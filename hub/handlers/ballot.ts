import { randomBytes } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import * as aws from '../aws/ports';
import { createBallotApp } from '../ballot/app';

/** The ballot page: the small part that must be trusted, on an origin and with a client of its own. */
export const handler = handle(
  createBallotApp({
    ledger: aws.ledger(),
    index: aws.index(),
    workflow: aws.workflow(),
    provider: aws.provider('ballotClient'),
    configuration: aws.configuration(),
    webUrl: aws.origin('webUrl'),
    ballotUrl: aws.origin('ballotUrl'),
    metrics: aws.embeddedMetrics(),
    now: () => new Date(),
    random: randomBytes,
    log: (line) => aws.logger.info('ballot', { ...line }),
  }),
);
