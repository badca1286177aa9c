import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inOrder, readAssembly } from '../../local/deploy/assembly';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assembly-'));
  const stack = (name: string, account: string, dependencies: string[]) => ({
    type: 'aws:cloudformation:stack',
    environment: `aws://${account}/us-east-1`,
    dependencies,
    properties: { templateFile: `${name}.template.json`, stackName: name },
  });
  const artifacts = {
    Tree: { type: 'cdk:tree' },
    organization: stack('organization', '111111111111', ['hub']),
    'hub.assets': { type: 'cdk:asset-manifest', properties: { file: 'hub.assets.json' } },
    hub: stack('hub', '222222222222', ['hub.assets']),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
  const destination = (key: string) => ({
    here: { bucketName: 'cdk-hnb659fds-assets-${AWS::AccountId}-us-east-1', objectKey: key },
  });
  const files = {
    abc: { source: { path: 'asset.abc', packaging: 'zip' }, destinations: destination('abc.zip') },
    def: { source: { path: 'hub.template.json', packaging: 'file' }, destinations: destination('def.json') },
  };
  await writeFile(join(folder, 'hub.assets.json'), JSON.stringify({ files }));
});
afterAll(() => rm(folder, { recursive: true }));

test('stacks come after what they depend on, with account, region and assets', async () => {
  const [hub, organization, ...more] = await readAssembly(folder);
  expect(more).toEqual([]);
  expect(organization).toMatchObject({
    name: 'organization',
    account: '111111111111',
    dependencies: ['hub'],
    assets: [],
  });
  expect(hub).toMatchObject({ name: 'hub', account: '222222222222', region: 'us-east-1', dependencies: [] });
  const bucket = 'cdk-hnb659fds-assets-222222222222-us-east-1';
  expect(hub?.assets).toEqual([
    { source: join(folder, 'asset.abc'), packaging: 'zip', bucket, key: 'abc.zip' },
    { source: join(folder, 'hub.template.json'), packaging: 'file', bucket, key: 'def.json' },
  ]);
});

test('order is otherwise kept', () => {
  const stack = (id: string, ...dependencies: string[]) => ({ id, dependencies });
  expect(inOrder([stack('c', 'b'), stack('a'), stack('b')]).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});
