import { levelKeyOf } from '../../../shared/policy/rule-index';
import type { Asked, Resolution } from '../../../shared/policy/verdict';

const MODES = [null, 'observe', 'humans', 'everyone'] as const;
const WAITS = ['confirm', 'sign', 'release'] as const;

/** Everything in which one resolution asks for less than another; empty where it asks for as much or more. */
export function weakerIn(one: Resolution, other: Resolution): readonly string[] {
  const mode = MODES.indexOf(one.mode) < MODES.indexOf(other.mode) ? [`mode ${one.mode}, not ${other.mode}`] : [];
  if (!other.asked) return mode;
  return one.asked ? [...mode, ...lessIn(one.asked, other.asked)] : [...mode, 'nobody is asked'];
}

function lessIn(one: Asked, other: Asked): readonly string[] {
  const levels = other.levels.filter(
    (level) => !one.levels.some((own) => levelKeyOf(own) === levelKeyOf(level) && own.need >= level.need),
  );
  return [
    ...levels.map(({ name, need, of }) => `${need} of ${of.join(', ')} at ${name}`),
    ...WAITS.filter((wait) => one.deadlines[wait] > other.deadlines[wait]).map((wait) => `time to ${wait}`),
    ...(one.assurance === 'signin' && other.assurance === 'fresh' ? ['a fresh sign-in'] : []),
  ];
}
