import type { Configuration, Policy, Rule } from '../../../shared/configuration/configuration';
import { resolve } from '../../../shared/policy/resolve';
import { indexRules } from '../../../shared/policy/rule-index';
import type { Situation } from '../../../shared/policy/situation';
import type { Outcome, Resolution } from '../../../shared/policy/verdict';

/** The places of a small Organization: an account in a unit in a unit below the root. */
export const ROOT = 'r-acme';
export const PRODUCTION = 'ou-acme-production';
export const PAYMENTS = 'ou-acme-payments';
export const ACCOUNT = '333333333333';

export const DELETE = 'rds:DeleteDBInstance';
export const database = (name: string): string => `arn:aws:rds:eu-central-1:${ACCOUNT}:db:${name}`;

/** A rule that guards one action always and asks one security engineer, unless said otherwise. */
export const ruleOf = (name: string, more: Partial<Rule> = {}): Rule => ({
  name,
  mode: 'everyone',
  guard: [DELETE],
  where: ALWAYS,
  levels: [{ name, need: 1, of: ['security'] }],
  deadlines: { confirm: 3600, sign: 172_800, release: 14_400 },
  assurance: 'signin',
  backup: 'off',
  replaces: [],
  because: '',
  ...more,
});

export const ALWAYS: Rule['where'] = {
  resources: null,
  regions: null,
  principals: null,
  people: null,
  hours: null,
  tags: null,
};

/** A policy, and where it is attached. */
export const policyOf = (name: string, place: string | readonly string[], ...rules: readonly Rule[]): Policy => ({
  name,
  attach: typeof place === 'string' ? [place] : place,
  rules,
});

/** People as the stories know them; Li Wei is a trainee. */
export const GROUPS: Configuration['groups'] = {
  security: ['priya-nair', 'omar-haddad', 'wang-fang'],
  leads: ['ana-ruiz', 'tom-baker'],
  trainees: ['li-wei'],
};

/** Li Wei deletes the database `orders` in the account, on a Wednesday at noon, unless said otherwise. */
export const situationOf = (more: Partial<Situation> = {}): Situation => ({
  actions: [{ action: DELETE, arns: [database('orders')] }],
  path: [ROOT, PRODUCTION, PAYMENTS, ACCOUNT],
  region: 'eu-central-1',
  caller: 'human',
  principal: 'arn:aws:iam::333333333333:user/li-wei',
  person: 'li-wei',
  at: '2026-01-07T12:00:00Z',
  tags: null,
  ...more,
});

/** What the policies say to it. */
export const ask = (policies: readonly Policy[], more: Partial<Situation> = {}): Resolution =>
  resolve(indexRules({ policies, groups: GROUPS }), situationOf(more));

/** Levels as `name need`, in their order; `undefined`: nobody is asked. */
export const levelsOf = ({ asked }: Resolution): readonly string[] | undefined =>
  asked?.levels.map(({ name, need }) => `${name} ${need}`);

/** What became of a rule at every place and for every action, nearest first. */
export const outcomesOf = ({ verdicts }: Resolution, rule: string): readonly Outcome['outcome'][] =>
  verdicts.filter((verdict) => verdict.rule === rule).map(({ outcome }) => outcome);
