import { stringify } from 'yaml';
import { packs } from '../../../config/guard/packs';

/** A configuration as it would be written, by the path of each file in its folder. */
export type Texts = Readonly<Record<string, string>>;

/** Units: departments, each with teams, each with stages. */
const [DEPARTMENTS, TEAMS, STAGES] = [10, 4, 4] as const;
const PEOPLE = 50;
const GROUPS = ['platform', 'security', 'data', 'network', 'payments'] as const;

const digits = (index: number, length: number): string => String(index).padStart(length, '0');

interface Unit {
  readonly path: string;
  readonly id: string;
}

const listOf = <T>(length: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => of(index));

/** 10 departments, 40 teams and 150 of their stages: 200 in all. */
function unitsOf(): readonly Unit[] {
  const departments = listOf(DEPARTMENTS, (one) => `Department ${one}`);
  const teams = departments.flatMap((path) => listOf(TEAMS, (one) => `${path}/Team ${one}`));
  const stages = teams.flatMap((path) => listOf(STAGES, (one) => `${path}/Stage ${one}`)).slice(0, 150);
  return [...departments, ...teams, ...stages].map((path, index) => ({ path, id: `ou-exam-${digits(index, 8)}` }));
}

const UNITS = unitsOf();
const accountOf = (index: number): string => digits(300_000_000_000 + index, 12);
const personOf = (index: number): string => `person-${digits(index, 2)}`;

const SETTINGS = {
  installation: 'company',
  organization: {
    id: 'o-exampleorg1',
    root: 'r-exam',
    management: '111111111111',
    units: Object.fromEntries(UNITS.map(({ path, id }) => [path, id])),
    accounts: Object.fromEntries(listOf(1000, (index) => [accountOf(index), UNITS[index % UNITS.length]?.path])),
  },
  hub: { account: '222222222222', region: 'eu-central-1' },
  regions: ['eu-central-1', 'eu-west-1', 'us-east-1'],
  mail: { from: 'countersign@example.com', contact: 'security@example.com' },
  signIn: { provider: 'cognito' },
};

/** Ten people a group, two of whom have IAM users; one group more holds two others. */
const PEOPLE_FILE = {
  people: Object.fromEntries(
    listOf(PEOPLE, (index) => [
      personOf(index),
      {
        name: `Person ${index}`,
        mails: [`${personOf(index)}@example.com`],
        iam: index % 5 === 0 ? [`arn:aws:iam::${accountOf(index)}:user/${personOf(index)}`] : [],
        signIn: [{ claim: 'email', value: `${personOf(index)}@example.com` }],
      },
    ]),
  ),
  groups: {
    ...Object.fromEntries(
      GROUPS.map((group, at) => [group, listOf(PEOPLE / GROUPS.length, (index) => personOf(at * 10 + index))]),
    ),
    leads: ['platform', 'security'],
  },
};

const levelOf = (group: string, need = 1) => ({ name: group, need, of: [group] });

/** No two rules have the same, so that none makes another pointless: what is longer to sign is shorter to release. */
const deadlinesOf = (index: number) => ({ sign: `${18_000 - index}m`, release: `${60 + index}m` });

const NIGHT = { zone: 'Europe/Berlin', days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '18:00', to: '08:00' };

const DELETES = packs().deletes?.guard ?? [];
const GLOBS = ['rds:Delete*', 'dynamodb:Delete*', 'sqs:Delete*', 'ecr:Delete*', 'elasticache:Delete*', 'kms:Dis*'];

/** The rules of a policy, one to three: actions, globs and packs, with and without conditions. */
function rulesOf(index: number): readonly object[] {
  const [one, two] = [DELETES[index % DELETES.length], DELETES[(index * 7 + 3) % DELETES.length]];
  const guard =
    index % 5 === 0 ? [GLOBS[index % GLOBS.length]] : index % 50 === 1 ? ['backups'] : [...new Set([one, two])];
  const by = GROUPS[index % GROUPS.length] ?? 'platform';
  const always = { name: 'always', guard, levels: [levelOf(by)], deadlines: deadlinesOf(index * 3) };
  const night = {
    name: 'at-night',
    guard,
    where: { hours: NIGHT },
    levels: [levelOf('security', 2)],
    deadlines: deadlinesOf(index * 3 + 1),
  };
  const asked = {
    name: 'asked-by-leads',
    guard,
    where: { people: ['leads'], regions: ['eu-central-1'] },
    levels: [levelOf('data')],
    deadlines: deadlinesOf(index * 3 + 2),
  };
  return [always, night, asked].slice(0, 1 + (index % 3));
}

/** A policy for one unit, now and then for an account of another as well. */
function policyOf(index: number): object {
  const unit = UNITS[index % UNITS.length]?.path;
  const other = accountOf((index + 1) % UNITS.length);
  return {
    policy: `policy-${digits(index, 4)}`,
    attach: index % 8 === 0 && index % UNITS.length >= 50 ? [unit, other] : [unit],
    mode: index % 4 === 0 ? 'everyone' : 'humans',
    rules: rulesOf(index),
  };
}

/** One for everybody. */
const BASELINE = {
  policy: 'baseline',
  attach: ['root'],
  mode: 'humans',
  levels: [levelOf('platform')],
  rules: [
    { name: 'keys', guard: ['kms:ScheduleKeyDeletion'], locked: true },
    { name: 'buckets', guard: ['s3:DeleteBucket'] },
  ],
};

/** The configuration of a company with 200 units, 50 people, and this many policies for its units beside one for all. */
export function companyOf(policies: number): Texts {
  const files = [
    ['policies/baseline', BASELINE],
    ...listOf(policies - 1, (index) => [`policies/policy-${digits(index, 4)}`, policyOf(index)]),
  ];
  return Object.fromEntries(
    [['settings', SETTINGS], ['people', PEOPLE_FILE], ...files].map(([name, value]) => [
      `${name}.yaml`,
      stringify(value, { aliasDuplicateObjects: false }),
    ]),
  );
}
