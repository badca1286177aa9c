import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { writeConfiguration } from '../../local/configuration/fill';

const organization = {
  id: 'o-abc',
  root: 'r-xyz',
  units: { Security: 'ou-xyz-1', Production: 'ou-xyz-2', Sandbox: 'ou-xyz-3' },
  accounts: { management: '111111111111', hub: '222222222222', payments: '333333333333', analytics: '444444444444' },
};

test('the demo configuration names this very organization', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'configuration-'));
  await writeConfiguration(folder, organization, (texts) => {
    const deletes = texts['policies/deletes.yaml'] ?? '';
    return {
      ...texts,
      'policies/deletes.yaml': deletes.replace('confirm: 60m', 'confirm: 5s'),
      'policies/more.yaml': 'attach: [SANDBOX_UNIT_ID, "PAYMENTS_ACCOUNT"]\n',
    };
  });
  const read = async (file: string) => parse(await readFile(join(folder, file), 'utf8'));
  const settings = await read('settings.yaml');
  expect(settings).toMatchObject({
    organization: {
      id: 'o-abc',
      root: 'r-xyz',
      management: '111111111111',
      units: organization.units,
      accounts: { '222222222222': 'Security', '333333333333': 'Production', '444444444444': 'Sandbox' },
    },
    hub: { account: '222222222222', region: 'us-east-1' },
  });
  const { people, groups } = await read('people.yaml');
  expect(people['li-wei'].iam).toEqual(['arn:aws:iam::333333333333:user/li-wei']);
  expect(groups['platform-leads']).toEqual(['wang-fang', 'tom-baker']);
  const policy = await read('policies/deletes.yaml');
  expect(policy).toMatchObject({ backup: 'off', deadlines: { confirm: '5s', sign: '4h' } });
  expect(await read('policies/more.yaml')).toEqual({ attach: ['ou-xyz-3', '333333333333'] });
  await rm(folder, { recursive: true });
});
