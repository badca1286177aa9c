import { LambdaClient } from '@aws-sdk/client-lambda';
import { lambdaBrokerTrigger } from '../aws/broker-trigger';
import { variable } from '../aws/environment';
import * as aws from '../aws/ports';
import { sweep } from '../steps/sweep';

const ports = {
  ledger: aws.ledger(),
  index: aws.index(),
  workflow: aws.workflow(),
  brokerTrigger: lambdaBrokerTrigger(new LambdaClient(), variable('brokerFunction')),
};

/** The sweeper, started by its schedule. */
export const handler = async () => {
  const swept = await sweep(ports);
  aws.logger.info('swept', { ...swept });
  return swept;
};
