import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executorDocument } from '../../spoke/executor';
import { readerDocument } from '../../spoke/reader';
import { type Document, permissionsIn } from '../infra/policies';
import { configuration } from '../organization/configuration';

/** Operations that IAM knows by another name than their API. */
const RENAMED: Readonly<Record<string, string>> = {
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:ListObjectVersions': 's3:ListBucketVersions',
};

/** What the hub's code does with a role of a member account, by the commands in its adapters. */
function used(service: string, ...files: readonly string[]): readonly string[] {
  const source = files.map((file) => readFileSync(join(__dirname, '..', '..', 'hub', 'aws', file), 'utf8')).join('\n');
  const commands = [...source.matchAll(/new (\w+)Command\(|\bpaginate(\w+)\(/g)];
  const operations = commands.map(([, command, paginated]) => `${service}:${command ?? paginated}`);
  return [...new Set(operations.map((one) => RENAMED[one] ?? one))].sort();
}

const allowed = (document: object): readonly string[] =>
  permissionsIn((document as Document).Statement, 'Allow')
    .map(({ action }) => action)
    .sort();

describe('what a spoke role allows is what the hub does with it', () => {
  it('executor: one action for each command on grants, their tags, and the sessions', () => {
    const commands = used('iam', 'role-grants.ts', 'grant-session.ts');
    const more = ['iam:TagRole', 'sts:AssumeRole', 'sts:SetSourceIdentity'];
    expect(allowed(executorDocument(configuration))).toEqual([...commands, ...more].sort());
  });

  it('reader: one action for each look-up', () => {
    const commands = [...used('ec2', 'instance-facts.ts'), ...used('s3', 'bucket-facts.ts')];
    expect(allowed(readerDocument('aws'))).toEqual(commands.sort());
  });
});
