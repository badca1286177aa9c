import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { context } from '../../cdk.json';
import type { Configuration } from '../../shared/configuration/configuration';
import { OrganizationStack } from '../../spoke/organization-stack';
import type { Template } from '../infra/template';
import { catalogue } from '../organization/catalogue';
import { configuration } from '../organization/configuration';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The stack of the management account, its two StackSet templates, and the texts of these. */
export function organization(using: Configuration = configuration) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-spoke-'));
  folders.push(folder);
  const app = new App({ outdir: folder, context });
  const env = { account: using.organization.management, region: using.hub.region };
  new OrganizationStack(app, 'organization', { configuration: using, catalogue, env });
  app.synth();
  const text = (part: string): string => {
    const file = readdirSync(folder).find((name) => name.includes(part) && name.endsWith('.template.json')) ?? '';
    return readFileSync(join(folder, file), 'utf8');
  };
  const [roles, rules] = [text('SpokeRolesTemplate'), text('SpokeRulesTemplate')];
  return {
    stack: JSON.parse(text('organization.template')) as Template,
    texts: { roles, rules },
    roles: JSON.parse(roles) as Template,
    rules: JSON.parse(rules) as Template,
  };
}
