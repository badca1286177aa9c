import { App } from 'aws-cdk-lib';
import { guardDocuments } from '../../shared/guard/document';
import { MOST_GRANTABLE_CHARACTERS } from '../../shared/guard/size';
import {
  boundaryName,
  functionName,
  hubRoleName,
  organizationReaderName,
  spokeRoleName,
  workflowName,
} from '../../shared/names';
import { boundaryDocument } from '../../spoke/boundary';
import { boundary, pattern, scp } from '../../spoke/budget';
import { executorDocument } from '../../spoke/executor';
import { fenceDocument } from '../../spoke/fence';
import { hubTrust } from '../../spoke/hub-trust';
import { OrganizationStack } from '../../spoke/organization-stack';
import { readerDocument } from '../../spoke/reader';
import { catalogue } from '../organization/catalogue';
import { configuration } from '../organization/configuration';
import { policyOf, ROOT } from '../organization/policies';

/** The longest id that an installation may have, in the partition with the longest name, makes the longest ARNs. */
const longest = { ...configuration, installation: 'i'.repeat(16), partition: 'aws-us-gov' as const };
const size = (document: object): number => JSON.stringify(document).length;

describe('a document stays within what AWS takes', () => {
  it.each([
    ['guard', size(guardDocuments(longest).get(ROOT) ?? {}), 5120],
    ['fence', size(fenceDocument(longest)), 5120],
    ['boundary', size(boundaryDocument(longest, catalogue)), 6144],
    ['policy of the executor', size(executorDocument(longest)), 10_240],
    ['policy of the reader', size(readerDocument('aws-us-gov')), 10_240],
    ['trust in three hub roles', size(hubTrust(longest, 'intake', 'advance', 'broker')), 2048],
  ])('%s: %i of %i characters', (_name, found, limit) => {
    expect(found).toBeLessThanOrEqual(limit);
  });
});

describe('the room that the boundary leaves for actions', () => {
  it('is at least what a configuration is checked against', () => {
    const without = boundaryDocument({ ...longest, policies: [] }, catalogue);
    expect(size(without) + MOST_GRANTABLE_CHARACTERS).toBeLessThanOrEqual(6144);
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
  const names = catalogue.service('ec2')?.operations ?? [];
  const guarding = (count: number, mode: 'observe' | 'everyone') => ({
    ...configuration,
    policies: [policyOf('deletes', { mode, guard: names.slice(0, count).map((name) => `ec2:${name}`) })],
  });
  const synthesize = (count: number, mode: 'observe' | 'everyone' = 'everyone') =>
    new OrganizationStack(new App(), 'organization', {
      configuration: guarding(count, mode),
      catalogue,
      env: { region: 'us-east-1' },
    });

  it('fails the synth with both numbers: the guard', () => {
    expect(() => synthesize(200)).toThrow(
      /^The policy countersign-demo-guard-r-root has \d{4} characters, AWS takes 5120: guard fewer/,
    );
  });

  it('fails the synth with both numbers: the boundary, which is there when nothing is denied yet', () => {
    expect(() => synthesize(220, 'observe')).toThrow(
      /^The boundary countersign-demo-boundary has \d{4} characters, AWS takes 6144: guard fewer/,
    );
  });

  it('is refused with both numbers: a pattern, should it ever not be short enough', () => {
    expect(() => pattern('countersign-demo-denials', { text: 'x'.repeat(2038) })).toThrow(
      /^The pattern of countersign-demo-denials has 2049 characters, AWS takes 2048: guard fewer/,
    );
  });

  it('passes unchanged while it fits', () => {
    const document = { Statement: ['x'] };
    expect([scp, boundary, pattern].map((held) => held('name', document))).toEqual([document, document, document]);
  });
});
