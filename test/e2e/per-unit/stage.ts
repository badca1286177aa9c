import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../../../local/cloud';
import type { ConfigurationTexts } from '../../../local/configuration/fill';
import { createSignIns } from '../../../local/deploy/sign-ins';
import { player } from '../../../local/organization/cast';
import { startCloud } from '../../../local/start-cloud';

const FILES = ['people.yaml', 'policies/servers.yaml', 'policies/payments.yaml', 'policies/sandbox.yaml'] as const;

/** Who signs in beside the demo's people; `li-wei-admin` is another identity of li-wei. */
const PLAYERS = ['priya-nair', 'omar-haddad', 'nina-rossi', 'li-wei-admin'].map((id) => player(id));

/** The demo's policies of the root and of production, and those of this folder, of another unit and an account too. */
const withPoliciesOfPlaces = (texts: ConfigurationTexts): ConfigurationTexts => ({
  ...texts,
  ...Object.fromEntries(FILES.map((file) => [file, readFileSync(join(__dirname, 'configuration', file), 'utf8')])),
});

/** A local cloud of its own, whose accounts have policies by their units; `stop` it. */
export async function startPerUnitCloud(): Promise<Cloud> {
  const ports = { gateway: 0, web: 0, ballot: 0, mailbox: 0 };
  const cloud = await startCloud({ name: 'per-unit', ports, configure: withPoliciesOfPlaces });
  const { urls, organization, outputs } = cloud;
  const more = await createSignIns(urls.emulator, organization.accounts.hub, outputs.UserPoolId, PLAYERS);
  return { ...cloud, signIns: [...cloud.signIns, ...more] };
}
