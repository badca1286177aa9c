import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { TellInput } from '../../shared/workflow';
import * as aws from '../aws/ports';
import { sesMailer } from '../aws/ses-mailer';
import { tell } from '../steps/tell';

const configuration = aws.configuration();
const ports = {
  ledger: aws.ledger(),
  index: aws.index(),
  mailer: sesMailer(new SESv2Client(), configuration.mail),
  configuration,
  webUrl: aws.origin('webUrl'),
};

/** States Ask operator, Ask approvers, Ask release and Tell of the request workflow. */
export const handler = (input: TellInput) => tell(ports, input, new Date());
