import type { Policy } from '../configuration/configuration';

/** The actions that policies guard, each once, in order. */
export const guardedActions = (policies: readonly Pick<Policy, 'guard'>[]): readonly string[] => [
  ...new Set(policies.flatMap(({ guard }) => guard).sort()),
];
