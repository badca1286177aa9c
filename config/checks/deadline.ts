import { seconds } from '../duration';
import { type Check, problemAt } from '../sources';

const LONGEST = seconds('14d');

/** Deadlines leave people time to read, and end while somebody still remembers the request. */
export const deadline: Check = ({ settings, policies }) => {
  if (!settings) return [];
  const [shortest, words] = settings.value.sandbox ? [1, '1s'] : [60, '1m'];
  return policies.flatMap((policy) =>
    Object.entries(policy.value.deadlines).flatMap(([wait, duration]) => {
      const value = seconds(duration);
      if (value >= shortest && value <= LONGEST) return [];
      const message = `${duration} to ${wait} is too ${value < shortest ? 'short' : 'long'}, expected ${words} to 14d`;
      const hint = value < shortest ? { hint: 'Shorter deadlines are for a sandbox (settings.yaml).' } : {};
      return [problemAt(policy, ['deadlines', wait], { check: 'deadline', message, ...hint })];
    }),
  );
};
