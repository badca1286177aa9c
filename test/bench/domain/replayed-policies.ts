import type { Configuration } from '../../../shared/configuration/configuration';
import { configuration as base } from '../../organization/configuration';
import { policyOf, ROOT, ruleOf } from '../../organization/policies';
import { ACCOUNTS, accountOf, operatorOf } from './recording';

const UNITS = { Production: 'ou-root-production', Sandbox: 'ou-root-sandboxed' };

/** Two thirds of the accounts are in production, one third in the sandbox. */
const accounts = Object.fromEntries(
  Array.from({ length: ACCOUNTS }, (_, index) => [accountOf(index), index % 3 === 0 ? 'Sandbox' : 'Production']),
);

const operators = Array.from({ length: ACCOUNTS }, (_, index) => accountOf(index)).map((account) => ({
  ...(base.people[0] as Configuration['people'][number]),
  id: `operator-${account}`,
  iam: [operatorOf(account)],
}));

const hours = { zone: 'Europe/Berlin', days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: 1200, to: 360 } as const;
const where = { resources: null, regions: null, principals: null, people: null, hours: null, tags: null };

/** Policies at the root and at a unit: rules for people, for everyone and one that only observes, some with conditions. */
export const configuration: Configuration = {
  ...base,
  organization: { ...base.organization, units: UNITS },
  regions: ['eu-central-1', 'us-east-1'],
  people: [...base.people, ...operators],
  policies: [
    policyOf('baseline', {
      mode: 'humans',
      guard: ['dynamodb:DeleteTable', 'ec2:TerminateInstances', 'rds:DeleteDBInstance', 's3:DeleteBucket'],
    }),
    {
      name: 'production',
      attach: [UNITS.Production],
      rules: [
        ruleOf('databases', { guard: ['dynamodb:DeleteTable', 'rds:DeleteDBInstance'] }),
        ruleOf('ledger', {
          guard: ['s3:DeleteBucket'],
          where: { ...where, resources: ['arn:aws:s3:::acme-ledger-*'] },
        }),
        ruleOf('nights', { guard: ['rds:DeleteDBInstance'], where: { ...where, hours } }),
      ],
    },
    policyOf('functions', { mode: 'observe', guard: ['lambda:DeleteFunction'] }, [ROOT]),
  ],
};

/** Where the accounts are. */
export const settings = { organization: { ...configuration.organization, units: UNITS, accounts } };
