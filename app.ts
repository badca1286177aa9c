import { readFileSync } from 'node:fs';
import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { committedCatalogue } from './config/catalogue';
import { loadConfiguration } from './config/load';
import { printProblems } from './config/report';
import { HubStack } from './hub/hub-stack';
import type { Sandbox } from './hub/infra/properties';
import { OrganizationStack } from './spoke/organization-stack';

/*
 * The composition root: the only file that sees both hub and spoke. Context `configuration` names the folder of YAML
 * (config/example when not given), `sandbox` a file with the addresses of the local cloud.
 */
const app = new App();
const folder: string = app.node.tryGetContext('configuration') ?? 'config/example';
const sandboxFile: string | undefined = app.node.tryGetContext('sandbox');
const catalogue = committedCatalogue();
const loaded = loadConfiguration(folder, catalogue);

if (loaded.ok) {
  const { configuration, hash } = loaded;
  const { installation, hub, organization } = configuration;
  const sandbox: Sandbox | undefined = sandboxFile ? JSON.parse(readFileSync(sandboxFile, 'utf8')) : undefined;
  const terminationProtection = !configuration.sandbox;
  new HubStack(app, `countersign-${installation}-hub`, {
    configuration,
    configurationHash: hash,
    ...(sandbox && { sandbox }),
    env: hub,
    terminationProtection,
    description: 'Countersign: ledger, workflow, pages and broker',
  });
  new OrganizationStack(app, `countersign-${installation}-organization`, {
    configuration,
    catalogue,
    env: { account: organization.management, region: hub.region },
    terminationProtection,
    description: 'Countersign: guard, fence, StackSets for the member accounts',
  });
  Tags.of(app).add('countersign', installation);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} else {
  process.stderr.write(`${printProblems(loaded.problems)}\n`);
  process.exitCode = 1;
}
