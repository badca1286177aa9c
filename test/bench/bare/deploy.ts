import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { context } from '../../../cdk.json';
import type { Cloud } from '../../../local/cloud';
import { readAssembly } from '../../../local/deploy/assembly';
import { publish } from '../../../local/deploy/assets';
import { createStack } from '../../../local/deploy/stack';
import { REGION } from '../../../local/organization/cast';
import { BareStack } from './bare-stack';
import { bundleBare } from './bundle';

/** Who the bare mails are from (the hub's stack has made SES trust this domain) and where they go. */
const SENDER = 'bare@example.com';
export const BARE_RECIPIENT = 'bare-inbox@example.com';

/** Deploys the bare hops into the hub's account, which has been bootstrapped for the hub. */
export async function deployBare(cloud: Cloud): Promise<void> {
  // CDK's L1 constructs warn about their own deprecated properties.
  process.env.JSII_DEPRECATED = 'quiet';
  const folder = join(cloud.paths.home, 'bare');
  const app = new App({ outdir: join(folder, 'cdk.out'), context });
  new BareStack(app, 'bare', {
    env: { account: cloud.organization.accounts.hub, region: REGION },
    bundles: bundleBare(join(folder, 'bundles')),
    sender: SENDER,
    recipient: BARE_RECIPIENT,
  });
  app.synth();
  for (const stack of await readAssembly(join(folder, 'cdk.out'))) {
    await publish(cloud.urls.emulator, stack);
    await createStack(cloud.urls.emulator, stack);
  }
}
