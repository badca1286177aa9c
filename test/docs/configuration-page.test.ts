import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from '../../config/guard/fault';
import { operationsOfAction } from '../../shared/catalogue/of-action';
import { NEVER_GRANTED } from '../../shared/guard/never-granted';
import { catalogue } from '../organization/catalogue';

const page = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8');
const section = page.slice(page.indexOf('## What can be guarded'));

describe('what the page of the configuration says can be guarded', () => {
  const rows = [...section.matchAll(/^\| `([a-z0-9-]+:\w+)` \| (.*) \|$/gm)].map(([, action = '', said = '']) => ({
    action,
    operations: [...said.matchAll(/`([A-Z]\w+)`/g)].map(([, name = '']) => name),
  }));

  it.each(rows)('$action', ({ action, operations }) => {
    expect(faultOf(action, catalogue)).toBeNull();
    const found = operationsOfAction(catalogue, action).map(({ operation }) => operation.operation);
    expect([...new Set(found)].sort()).toEqual([...operations].sort());
  });

  it('has an example of every kind', () => {
    expect(rows).toHaveLength(4);
  });

  it('lists all that no grant can do, and every name of a check', () => {
    for (const pattern of NEVER_GRANTED) expect(section).toContain(`\`${pattern}\``);
    const faults = ['s3:*', 's3:GetObject', 'iam:CreateUser'].map((action) => faultOf(action, catalogue)?.check);
    for (const check of faults) expect(section).toContain(`| \`${check}\` |`);
  });
});
