import type { Configuration } from '../../shared/configuration/configuration';
import type { Person } from '../../shared/people/person';

/** The guard's ARN that the fixtures' messages name. */
export const GUARD = 'arn:aws:organizations::111111111111:policy/o-exampleorg1/service_control_policy/p-guard1234';

/** The account in which the fixtures' calls were denied. */
export const MEMBER = '333333333333';

function person(id: string, name: string, more: Partial<Person> = {}): Person {
  const mail = `${id.replace('-', '.')}@example.com`;
  return {
    id,
    name,
    mails: [mail],
    iam: [],
    tokens: [{ claim: 'email', value: mail }],
    language: 'en',
    zone: 'UTC',
    ...more,
  };
}

/** A small Organization as compiled configuration: Li Wei operates, Wang Fang and Tom Baker sign, one of them is enough. */
export const configuration: Configuration = {
  version: 1,
  installation: 'demo',
  sandbox: false,
  partition: 'aws',
  organization: { id: 'o-exampleorg1', root: 'r-root', management: '111111111111' },
  hub: { account: '222222222222', region: 'us-east-1' },
  regions: ['us-east-1'],
  mail: { from: 'countersign@example.com', contact: 'security@example.com' },
  signIn: { provider: 'Example ID' },
  language: 'en',
  zone: 'UTC',
  people: [
    person('li-wei', 'Li Wei', { iam: [`arn:aws:iam::${MEMBER}:user/li-wei`] }),
    person('wang-fang', 'Wang Fang', { language: 'zh', zone: 'Asia/Shanghai' }),
    person('tom-baker', 'Tom Baker', { iam: [`arn:aws:iam::${MEMBER}:user/tom-baker`] }),
    person('ana-ruiz', 'Ana Ruiz'),
  ],
  groups: { 'platform-leads': ['wang-fang', 'tom-baker'] },
  policies: [
    {
      name: 'deletes',
      attach: ['root'],
      mode: 'everyone',
      guard: ['ec2:TerminateInstances', 's3:DeleteBucket'],
      levels: [{ name: 'platform', need: 1, of: ['platform-leads'] }],
      deadlines: { confirm: 3600, sign: 14400, release: 3600 },
      assurance: 'signin',
      backup: 'off',
    },
  ],
};

/** The same Organization with two signatures needed. */
export const needingTwo: Configuration = {
  ...configuration,
  policies: configuration.policies.map((policy) => ({
    ...policy,
    levels: [{ name: 'platform', need: 2, of: ['platform-leads'] }],
  })),
};
