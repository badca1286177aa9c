import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { loadConfiguration } from '../../config/load';
import { printProblems } from '../../config/report';
import { runTests } from '../../config/unit-tests/run';
import { guardDocuments } from '../../shared/guard/document';
import { MOST_GUARD_CHARACTERS, sizeOf } from '../../shared/guard/size';
import { OrganizationStack } from '../../spoke/organization-stack';
import { catalogue } from '../organization/catalogue';

const EXAMPLES = join(__dirname, '../../config/examples');

const understood = (name: string) => {
  const loaded = loadConfiguration(join(EXAMPLES, name), catalogue);
  if (!loaded.ok) throw new Error(printProblems(loaded.problems, loaded));
  return loaded;
};

it('the guide teaches by six examples', () => {
  expect(readdirSync(EXAMPLES)).toEqual(['bank', 'break-glass', 'production', 'sandbox', 'start-here', 'startup']);
});

describe.each(readdirSync(EXAMPLES))('the example %s', (name) => {
  it('has nothing to complain about', () => {
    expect(understood(name).hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does what its tests say, and they ask about each of its rules', () => {
    const { results, untested } = runTests(understood(name), catalogue);
    expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
    expect(results.length).toBeGreaterThan(1);
    expect(untested).toEqual([]);
  });

  it('fits into the SCPs of its places', () => {
    const sizes = [...guardDocuments(understood(name).configuration).values()].map(sizeOf);
    expect(sizes.filter((size) => size > MOST_GUARD_CHARACTERS)).toEqual([]);
  });

  it('can be synthesized: guards, boundary and rule are short enough for AWS', () => {
    const { configuration } = understood(name);
    const stack = new OrganizationStack(new App(), 'organization', {
      configuration,
      catalogue,
      env: { region: configuration.hub.region },
    });
    const attached = stack.node.children.filter(({ node }) => node.id.startsWith('Guard'));
    expect(attached).toHaveLength(guardDocuments(configuration).size);
  });
});

it('the configuration that commands take when none is named does what its tests say', () => {
  const { results, untested } = runTests(understood('../example'), catalogue);
  expect(results.flatMap(({ differences }) => differences)).toEqual([]);
  expect({ tests: results.length, untested }).toEqual({ tests: 3, untested: [] });
});
