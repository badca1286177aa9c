import { type Check, problemAt } from '../sources';

/** One policy decides about an action; with two of them nobody could say which levels apply. */
export const guardedTwice: Check = ({ policies }) => {
  const guards = new Map<string, string>();
  return policies.flatMap((policy) =>
    [...policy.value.guard.entries()].flatMap(([index, action]) => {
      const first = guards.get(action) ?? policy.file;
      guards.set(action, first);
      if (first === policy.file) return [];
      const message = `"${action}" is guarded by ${first} already`;
      return [problemAt(policy, ['guard', index], { check: 'guarded-twice', message, hint: 'Keep it in one policy.' })];
    }),
  );
};
