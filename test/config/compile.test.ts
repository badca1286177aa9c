import { join } from 'node:path';
import { loadConfiguration } from '../../config/load';
import type { Configuration } from '../../shared/configuration/configuration';
import { catalogue } from '../organization/catalogue';
import { BASE, withOverlay } from './overlay';

function compiled(folder: string): Configuration {
  const loaded = loadConfiguration(folder, catalogue);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.configuration;
}

const compiledCase = (name: string): Configuration => withOverlay(join(__dirname, 'fixtures/ok', name), compiled);

describe('the compiled configuration', () => {
  it('holds what the files say, with defaults filled in, durations in seconds and everything without an order sorted', () => {
    expect(compiled(BASE)).toEqual<Configuration>({
      version: 1,
      installation: 'acme',
      sandbox: false,
      partition: 'aws',
      organization: { id: 'o-exampleorg1', root: 'r-exam', management: '111111111111', units: {} },
      hub: { account: '222222222222', region: 'us-east-1' },
      regions: ['us-east-1'],
      mail: { from: 'countersign@example.com', contact: 'security@example.com' },
      signIn: { provider: 'cognito' },
      language: 'en',
      zone: 'Europe/Berlin',
      people: [
        {
          id: 'ana-ruiz',
          name: 'Ana Ruiz',
          mails: ['ana.ruiz@example.com'],
          iam: ['arn:aws:iam::444444444444:user/ana-ruiz'],
          tokens: [{ claim: 'email', value: 'ana.ruiz@example.com' }],
          language: 'en',
          zone: 'Europe/Berlin',
        },
        {
          id: 'li-wei',
          name: 'Li Wei',
          mails: ['li.wei@example.com'],
          iam: ['arn:aws:iam::333333333333:user/li-wei'],
          tokens: [{ claim: 'email', value: 'li.wei@example.com' }],
          language: 'en',
          zone: 'Europe/Berlin',
        },
        {
          id: 'tom-baker',
          name: 'Tom Baker',
          mails: ['tom.baker@example.com'],
          iam: [],
          tokens: [
            {
              issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01',
              claim: 'sub',
              value: '9d41e6b2',
            },
          ],
          language: 'en',
          zone: 'Europe/Berlin',
        },
        {
          id: 'wang-fang',
          name: '王芳',
          mails: ['wang.fang@example.com'],
          iam: [],
          tokens: [{ claim: 'sub', value: '7f3c2a10' }],
          language: 'zh',
          zone: 'Asia/Shanghai',
        },
      ],
      groups: { leads: ['ana-ruiz', 'tom-baker'], security: ['wang-fang'] },
      policies: [
        {
          name: 'deletes',
          attach: ['r-exam'],
          rules: [
            {
              name: 'all',
              mode: 'everyone',
              guard: ['ec2:TerminateInstances', 's3:DeleteBucket'],
              where: { resources: null, regions: null, principals: null, people: null, hours: null, tags: null },
              levels: [
                { name: 'platform', need: 1, of: ['leads'] },
                { name: 'security', need: 1, of: ['security'] },
              ],
              deadlines: { confirm: 3600, sign: 172_800, release: 14_400 },
              assurance: 'fresh',
              backup: 'off',
              replaces: [],
              because: '',
            },
          ],
        },
      ],
    });
  });

  it('writes out what a wildcard stands for, of what can be run', () => {
    expect(compiledCase('action-with-wildcard').policies[0]?.rules[0]?.guard).toEqual([
      'ec2:DeleteSnapshot',
      's3:DeleteBucket',
    ]);
  });

  it('keeps what two policies ask of one action apart: they count together when a call is resolved', () => {
    const rules = compiledCase('action-in-two-policies').policies.flatMap((policy) => policy.rules);
    expect(rules.map(({ guard, deadlines }) => [guard, deadlines.sign])).toEqual([
      [['s3:DeleteBucket'], 14_400],
      [['ec2:TerminateInstances', 's3:DeleteBucket'], 172_800],
    ]);
  });

  it('has us-east-1 among its regions exactly once, where global services log their calls', () => {
    expect(compiledCase('other-regions').regions).toEqual(['ap-southeast-1', 'eu-west-1', 'us-east-1']);
  });

  it('has no us-east-1 in another partition, where there is none', () => {
    expect(compiledCase('another-partition').regions).toEqual(['us-gov-west-1']);
  });

  it('keeps the order of levels and of a person’s addresses, which mean something', () => {
    const { people, policies } = compiledCase('orders-that-count');
    expect(policies[0]?.rules[0]?.levels.map(({ name }) => name)).toEqual(['security', 'platform']);
    expect(people.find(({ id }) => id === 'tom-baker')?.mails).toEqual(['tom@example.org', 'tom.baker@example.com']);
  });
});
