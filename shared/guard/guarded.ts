import type { Policy } from '../configuration/configuration';

/** The actions that the rules of some policies guard or watch, each once, in order. */
export const guardedActions = (policies: readonly Pick<Policy, 'rules'>[]): readonly string[] => [
  ...new Set(policies.flatMap(({ rules }) => rules.flatMap(({ guard }) => guard)).sort()),
];
