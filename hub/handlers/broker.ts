import { STSClient } from '@aws-sdk/client-sts';
import type { BrokerInput } from '../../shared/workflow';
import * as aws from '../aws/ports';
import { roleGrants } from '../aws/role-grants';
import { broker } from '../steps/broker/broker';

const configuration = aws.configuration();
const catalogue = aws.catalogue();
const ports = {
  ledger: aws.ledger(),
  witness: aws.witness('broker'),
  organization: aws.organization({ anew: true }),
  reader: aws.reader(),
  provider: aws.provider('ballotClient'),
  grants: roleGrants(new STSClient(), configuration, catalogue),
  metrics: aws.embeddedMetrics(),
  configuration,
  catalogue,
  clock: () => new Date(),
};

/** States Verify ballot, Back up, Execute, Reconcile and Revoke of the request workflow, and leftovers for the sweeper. */
export const handler = async (input: BrokerInput) => {
  const result = await broker(ports, input);
  aws.logger.info('broker', { input, result });
  return result;
};
