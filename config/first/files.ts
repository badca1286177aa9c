import { type Comments, commented } from './commented';
import type { Draft, DraftPolicy } from './draft';

/** The files of a draft by their path in the folder, in the order in which a reader meets them. */
export function filesOf({ settings, people, groups, policy }: Draft): ReadonlyMap<string, string> {
  const { partition, organization, ...rest } = settings;
  const { units, accounts, ...ids } = organization;
  const where = {
    installation: rest.installation,
    ...(partition === 'aws' ? {} : { partition }),
    organization: { ...ids, ...filled({ units, accounts }) },
    hub: rest.hub,
    regions: rest.regions,
    mail: rest.mail,
    signIn: { provider: 'cognito' },
    language: 'en',
    zone: 'UTC',
  };
  return new Map([
    ['settings.yaml', commented(where, ABOUT_SETTINGS)],
    ['people.yaml', commented({ people, groups }, ABOUT_PEOPLE)],
    ...(policy ? policyFiles(policy, Object.keys(units)[0] ?? 'root') : []),
  ]);
}

/** Fields whose mappings say something. */
const filled = (fields: Readonly<Record<string, object>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => Object.keys(value).length > 0));

function policyFiles({ mode, group, need }: DraftPolicy, unit: string): readonly (readonly [string, string])[] {
  const policy = {
    policy: 'deletes',
    attach: ['root'],
    mode,
    levels: [{ name: group, need, of: [group] }],
    deadlines: { confirm: '60m', sign: '2d', release: '4h' },
    assurance: 'fresh',
    rules: [{ name: 'all', guard: ['deletes'] }],
  };
  const call = { action: 'rds:DeleteDBInstance', unit };
  const tests =
    mode === 'observe'
      ? [
          {
            name: 'deleting a database passes, and is only watched',
            call,
            expect: { passes: true, mode: 'observe' },
          },
        ]
      : [
          {
            name: 'a person who deletes a database needs signatures',
            call,
            expect: { levels: [`${group} ${need} of ${group}`], mode: 'humans', rules: ['deletes/all'] },
          },
          {
            name: 'a pipeline that deletes a database passes',
            call: { ...call, caller: 'pipeline' },
            expect: { passes: true },
          },
        ];
  return [
    ['policies/deletes.yaml', commented(policy, ABOUT_POLICY)],
    ['policies/deletes.test.yaml', commented({ tests }, ABOUT_TESTS)],
  ];
}

const ABOUT_SETTINGS: Comments = {
  '': 'Where Countersign lives.\n',
  installation:
    'Part of the name of every role, function and stack. It cannot be changed later without deploying anew.',
  organization:
    'The AWS Organization. Account ids are in quotes: without them they would be numbers, and zeros in front would be lost.',
  'organization.units': 'Units by their path below the root, so that policies can name them; parents are listed too.',
  'organization.accounts': 'Where accounts are, for `explain` and `test`, which do not ask AWS.',
  hub: 'A member account for Countersign alone. The management account will not do: no guard binds it.',
  regions:
    'Regions in which refused calls become requests. Where global services log is always added, in partition aws us-east-1.',
  mail: 'SES must be allowed to send for the domain of `from`; `contact` is whom people ask, and who gets the alarms.',
  signIn: 'Who signs people in: `cognito`, the user pool that the hub has of its own.',
  language: 'For people who have no language or time zone of their own in people.yaml. Languages: en, zh.',
};

const ABOUT_PEOPLE: Comments = {
  '': 'Who is who. One entry per human with every identity of theirs: signatures are counted by persons, so one human under\ntwo names would be two signatures.',
  people:
    'Who has an IAM user under `iam` may ask for signatures. Who signs or asks signs in: cognito knows them by their address.',
  groups: 'Who signs together. Policies name groups, never persons.',
};

const ABOUT_POLICY: Comments = {
  '': 'Calls that delete data or servers need signatures, in every account.\n',
  attach:
    'The root: every account but the management account, which no guard binds. Units and accounts may stand here too.',
  mode: 'observe denies nothing; humans denies people and lets pipelines pass; everyone denies pipelines too.',
  levels: 'Steps of approval, one after another. Whoever asked never signs, and nobody signs at two levels.',
  deadlines:
    'A request that is not answered in time expires, and the call does not run: the operator confirms the call, the\napprovers sign it, the operator releases it. Units: s, m, h, d; from 1m to 14d.',
  assurance:
    'fresh asks for a new sign-in at every signature, as deleting deserves; signin is content with the session.',
  rules: 'What needs signatures. `countersign explain --rule deletes/all` shows what the pack stands for.',
};

const ABOUT_TESTS: Comments = {
  '': 'What the policy should say to calls. `countersign test` holds it to that, without AWS.',
};
