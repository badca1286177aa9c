import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { context } from '../../cdk.json';
import { HubStack } from '../../hub/hub-stack';
import type { Sandbox } from '../../hub/infra/properties';
import { hashOf } from '../../shared/canonical/hash';
import type { Configuration } from '../../shared/configuration/configuration';
import { OrganizationStack } from '../../spoke/organization-stack';
import { catalogue } from '../organization/catalogue';
import { configuration } from '../organization/configuration';
import { policyOf } from '../organization/policies';
import type { Template } from './template';

/** Addresses as the local cloud names them. */
const SANDBOX: Sandbox = {
  endpointUrl: 'https://emulator.localhost:4566',
  webUrl: 'https://countersign.localhost:4443',
  ballotUrl: 'https://ballot.localhost:4444',
  identityUrl: 'https://id.localhost:4445',
};

/** The four templates of a synth, and the folder with everything that belongs to them. */
export interface Synthesis {
  readonly app: App;
  readonly folder: string;
  readonly configuration: Configuration;
  readonly hub: Template;
  readonly organization: Template;
  /** What the StackSets put into every member account. */
  readonly roles: Template;
  readonly rules: Template;
}

const folders: string[] = [];
// A synth takes seconds and leaves megabytes: each test file makes the ones it needs and takes them away.
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Synthesizes both stacks as app.ts does, with the same checks. A StackSet's template is a file of the assembly. */
export function synthesize(using: Configuration = configuration, sandbox?: Sandbox): Synthesis {
  // CDK's L1 constructs warn about their own deprecated properties.
  process.env.JSII_DEPRECATED = 'quiet';
  const folder = mkdtempSync(join(tmpdir(), 'countersign-synth-'));
  folders.push(folder);
  const app = new App({ outdir: folder, context });
  const { installation, hub, organization } = using;
  const terminationProtection = !using.sandbox;
  new HubStack(app, `countersign-${installation}-hub`, {
    configuration: using,
    configurationHash: hashOf(using),
    ...(sandbox && { sandbox }),
    env: hub,
    terminationProtection,
  });
  new OrganizationStack(app, `countersign-${installation}-organization`, {
    configuration: using,
    catalogue,
    env: { account: organization.management, region: hub.region },
    terminationProtection,
  });
  Tags.of(app).add('countersign', installation);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
  const files = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const read = (part: string): Template => {
    const [file, ...others] = files.filter((name) => name.includes(part));
    if (!file || others.length > 0) throw new Error(`the assembly has not one template "${part}" but ${files.join()}`);
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template;
  };
  return {
    app,
    folder,
    configuration: using,
    hub: read('-hub.'),
    organization: read('-organization.'),
    roles: read('SpokeRoles'),
    rules: read('SpokeRules'),
  };
}

/** The same installation as a sandbox on the local cloud: the same YAML but for `sandbox: true` and short deadlines. */
export function synthesizeSandbox(): Synthesis {
  const policies = [policyOf('deletes', { deadlines: { confirm: 20, sign: 20, release: 20 } })];
  return synthesize({ ...configuration, sandbox: true, policies }, SANDBOX);
}
