import type { Configuration } from '../../shared/configuration/configuration';
import type { Person } from '../../shared/people/person';
import { PRODUCTION, policyOf, ROOT } from './policies';

/** The guard's ARN that the fixtures' messages name. */
export const GUARD = 'arn:aws:organizations::111111111111:policy/o-exampleorg1/service_control_policy/p-guard1234';

/** The account in which the fixtures' calls were denied. */
export const MEMBER = '333333333333';

/** Its way from the root. */
export const PATH: readonly string[] = [ROOT, MEMBER];

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
  organization: { id: 'o-exampleorg1', root: ROOT, management: '111111111111', units: { Production: PRODUCTION } },
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
  policies: [policyOf('deletes')],
};

/** The same Organization with two signatures needed. */
export const needingTwo: Configuration = {
  ...configuration,
  policies: [policyOf('deletes', { levels: [{ name: 'platform', need: 2, of: ['platform-leads'] }] })],
};
