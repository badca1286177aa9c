import type { Policy, Rule } from '../../shared/configuration/configuration';

/** The root of the fixtures' Organization. */
export const ROOT = 'r-root';

/** A unit below the root, named `Production` in the fixtures' configuration. */
export const PRODUCTION = 'ou-root-production';

/** A rule as compiled: it guards the fixtures' calls everywhere and asks one platform lead, unless said otherwise. */
export const ruleOf = (name: string, more: Partial<Rule> = {}): Rule => ({
  name,
  mode: 'everyone',
  guard: ['ec2:TerminateInstances', 's3:DeleteBucket'],
  where: { resources: null, regions: null, principals: null, people: null, hours: null, tags: null },
  levels: [{ name: 'platform', need: 1, of: ['platform-leads'] }],
  deadlines: { confirm: 3600, sign: 14400, release: 3600 },
  assurance: 'signin',
  backup: 'off',
  replaces: [],
  because: '',
  ...more,
});

/** A policy with one rule named `all`, attached to the root unless said otherwise. */
export const policyOf = (name: string, more: Partial<Rule> = {}, attach: readonly string[] = [ROOT]): Policy => ({
  name,
  attach,
  rules: [ruleOf('all', more)],
});
