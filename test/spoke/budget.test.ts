import { App } from 'aws-cdk-lib';
import {
  boundaryName,
  functionName,
  hubRoleName,
  organizationReaderName,
  spokeRoleName,
  workflowName,
} from '../../shared/names';
import { boundaryDocument } from '../../spoke/boundary';
import { pattern, scp } from '../../spoke/budget';
import { executorDocument } from '../../spoke/executor';
import { fenceDocument } from '../../spoke/fence';
import { guardDocument } from '../../spoke/guard';
import { hubTrust } from '../../spoke/hub-trust';
import { OrganizationStack } from '../../spoke/organization-stack';
import { readerDocument } from '../../spoke/reader';
import { configuration } from '../organization/configuration';

/** The longest id that an installation may have, in the partition with the longest name, makes the longest ARNs. */
const longest = { ...configuration, installation: 'i'.repeat(16), partition: 'aws-us-gov' as const };
const size = (document: object | null): number => JSON.stringify(document).length;

describe('a document stays within what AWS takes', () => {
  it.each([
    ['guard', size(guardDocument(longest)), 5120],
    ['fence', size(fenceDocument(longest)), 5120],
    ['boundary', size(boundaryDocument(longest)), 6144],
    ['policy of the executor', size(executorDocument(longest)), 10_240],
    ['policy of the reader', size(readerDocument('aws-us-gov')), 10_240],
    ['trust in three hub roles', size(hubTrust(longest, 'intake', 'advance', 'broker')), 2048],
  ])('%s: %i of %i characters', (_name, found, limit) => {
    expect(found).toBeLessThanOrEqual(limit);
  });
});

describe('a name stays within what AWS takes, for the longest id of an installation', () => {
  const { installation, hub } = longest;
  const lambdas = ['intake', 'advance', 'tell', 'web', 'ballot', 'broker', 'sweep'] as const;
  const names: readonly (readonly [string, number])[] = [
    ...lambdas.map((name) => [hubRoleName(installation, name), 64] as const),
    ...lambdas.map((name) => [functionName(installation, name), 64] as const),
    ...(['executor', 'reader', 'forwarder'] as const).map((name) => [spokeRoleName(installation, name), 64] as const),
    [organizationReaderName(installation), 64],
    [boundaryName(installation), 128],
    [workflowName(installation), 80],
    [`countersign-${installation}-${hub.account}`, 63],
  ];

  it.each(names)('%s: at most %i characters', (name, limit) => {
    expect(name.length).toBeLessThanOrEqual(limit);
  });
});

describe('a document that AWS would refuse', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `rds:DeleteDBClusterSnapshot${at}`);
  const guarding = (count: number) => ({
    ...configuration,
    policies: configuration.policies.map((policy) => ({ ...policy, guard: many(count) })),
  });
  const synthesize = (count: number) =>
    new OrganizationStack(new App(), 'organization', { configuration: guarding(count), env: { region: 'us-east-1' } });

  it('fails the synth with both numbers: the guard', () => {
    expect(() => synthesize(200)).toThrow(
      /^The policy countersign-demo-guard has \d{4} characters, AWS takes 5120: guard fewer/,
    );
  });

  it('fails the synth with both numbers: the pattern of the rule', () => {
    expect(() => synthesize(80)).toThrow(
      /^The pattern of countersign-demo-denials has \d{4} characters, AWS takes 2048/,
    );
  });

  it('passes unchanged while it fits', () => {
    const document = { Statement: ['x'] };
    expect([scp('name', document), pattern('name', document)]).toEqual([document, document]);
  });
});
