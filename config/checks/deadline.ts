import { seconds } from '../duration';
import { said } from '../rules';
import { type Check, problemAt } from '../sources';

const LONGEST = seconds('14d');

/** Deadlines leave people time to read, and end while somebody still remembers the request. */
export const deadline: Check = ({ settings, policies }) => {
  if (!settings) return [];
  const [shortest, words] = settings.value.sandbox ? [1, '1s'] : [60, '1m'];
  return policies.flatMap((policy) =>
    said(policy, 'deadlines').flatMap(({ value: deadlines, path }) =>
      Object.entries(deadlines).flatMap(([wait, duration]) => {
        if (duration === undefined) return [];
        const value = seconds(duration);
        if (value >= shortest && value <= LONGEST) return [];
        const message = `${duration} to ${wait} is too ${value < shortest ? 'short' : 'long'}, expected ${words} to 14d`;
        const hint = value < shortest ? { hint: 'Shorter deadlines are for a sandbox (settings.yaml).' } : {};
        return [problemAt(policy, [...path, wait], { check: 'deadline', message, ...hint })];
      }),
    ),
  );
};
