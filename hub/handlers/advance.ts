import type { AdvanceInput, WaitInput } from '../../shared/workflow';
import * as aws from '../aws/ports';
import { advance, wait } from '../steps/advance';

const ports = {
  ledger: aws.ledger(),
  index: aws.index(),
  witness: aws.witness('advance'),
  workflow: aws.workflow(),
  organization: aws.organization(),
  reader: aws.reader(),
  metrics: aws.embeddedMetrics(),
  configuration: aws.configuration(),
  catalogue: aws.catalogue(),
};

/** States Advance and Wait of the request workflow. */
export const handler = async (input: AdvanceInput | WaitInput) => {
  if (input.do === 'wait') return wait(ports, input);
  if (input.failed) aws.logger.warn('a state failed', { ...input });
  return advance(ports, input, new Date());
};
