import { ConfigurationSet, EmailIdentity, Identity, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { HubProperties } from './properties';

/**
 * The sender: the domain of the From address as SES identity with DKIM, and a configuration set without open or click
 * tracking, since tracking would rewrite the one link of a mail to another host.
 */
export class MailIdentity extends Construct {
  readonly identity: EmailIdentity;
  /** SES checks sending against the configuration set too. */
  readonly configurationSetArn: string;

  constructor(scope: Construct, id: string, { configuration }: HubProperties) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const { partition, hub } = configuration;
    this.configurationSetArn = `arn:${partition}:ses:${hub.region}:${hub.account}:configuration-set/${configurationSet.configurationSetName}`;
    const domain = configuration.mail.from.split('@')[1] ?? '';
    this.identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain), configurationSet });
  }
}
