import { ENDED } from '../../shared/lifecycle/state';
import type { Told } from './run';

/** Something that must hold of a run whatever went wrong in it; the reason when it does not. */
type Property = (told: Told) => string | null;

const unless = (holds: boolean, why: string): string | null => (holds ? null : why);

/** Minutes that every run of these stories must end in: people answer within seconds, so more means that something was stuck. */
export const MOST_MINUTES = 30;

const runsOnce: Property = ({ world }) => unless(world.ran.length <= 1, `the call ran ${world.ran.length} times`);

const runsOnRecordOnly: Property = ({ world }) =>
  unless(
    world.ran.every((phase) => phase === 'executing'),
    `the call ran while the sealed record said ${world.ran.join()}`,
  );

const nothingAfterANo: Property = ({ state, world }) =>
  unless(
    !['cancelled', 'rejected', 'expired', 'voided'].includes(state?.phase ?? '') || world.ran.length === 0,
    'the call ran although the request had been ended',
  );

const comesToAnEnd: Property = ({ state, open, deadLetters }) =>
  unless(
    state ? state.closed && open === 0 : deadLetters === 1,
    state ? `left ${state.phase}, ${open} open` : 'lost, or its record is broken',
  );

const inTime: Property = ({ seconds, deadLetters }) =>
  unless(seconds <= MOST_MINUTES * 60 || deadLetters > 0, `ended only after ${Math.round(seconds / 60)} minutes`);

const leavesNoGrant: Property = ({ world }) => unless(world.grants.roles.size === 0, 'a grant is left');

const isSealed: Property = ({ state, world }) =>
  unless(
    !state || state.timeline.every(({ seq }) => world.witness.seals.has(`${state.request}/${seq}`)),
    'an event is not sealed',
  );

/** The operator always; whoever may sign when the outcome is unknown; the contact when it froze. */
const peopleAreTold: Property = ({ state, sent }) => {
  if (!state?.ending) return null;
  const end = Date.parse(state.ending.at);
  const told = new Set(sent.filter(({ at }) => at.getTime() >= end).map(({ mail }) => mail.to));
  const due = {
    unknown: ['li.wei@example.com', 'wang.fang@example.com', 'tom.baker@example.com'],
    frozen: ['li.wei@example.com', 'security@example.com'],
  } as const;
  const { type } = state.ending;
  const missing = (type === 'unknown' || type === 'frozen' ? due[type] : ['li.wei@example.com']).filter(
    (to) => !told.has(to),
  );
  return unless(missing.length === 0, `not told: ${missing.join()}`);
};

const mailsAtMostTwice: Property = ({ sent }) => {
  const counts = new Map<string, number>();
  for (const { mail } of sent) {
    const key = `${mail.to}: ${mail.subject}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count > 2);
  return unless(often.length === 0, often.map(([key, count]) => `${count} mails to ${key}`).join('; '));
};

const PROPERTIES: readonly Property[] = [
  runsOnce,
  runsOnRecordOnly,
  nothingAfterANo,
  comesToAnEnd,
  inTime,
  leavesNoGrant,
  isSealed,
  peopleAreTold,
  mailsAtMostTwice,
];

/** What a run violates; empty when all is well. */
export const violationsOf = (told: Told): readonly string[] => PROPERTIES.flatMap((property) => property(told) ?? []);

/** How a run ended, in a word: the phase, or `dead letter` for a denial that never became a request. */
export function endingOf({ state, deadLetters }: Told): string {
  if (!state) return deadLetters > 0 ? 'dead letter' : 'lost';
  return ENDED.includes(state.phase) ? state.phase : `left ${state.phase}`;
}
