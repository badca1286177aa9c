import type { Configuration } from '../../shared/configuration/configuration';

/** The configuration with every observing rule denying, pipelines included: what it would mean to end the observation. */
export const denying = (configuration: Configuration): Configuration => ({
  ...configuration,
  policies: configuration.policies.map((policy) => ({
    ...policy,
    rules: policy.rules.map((rule) => (rule.mode === 'observe' ? { ...rule, mode: 'everyone' as const } : rule)),
  })),
});
