import { deadlineOf, type RequestState } from './state';

/** Parts of a wait after which those who keep it waiting are reminded. */
export const REMINDERS: readonly number[] = [0.5, 0.8];

/** When reminders of the present wait are due, in order; none when there is no wait. */
export function remindersOf(state: RequestState): readonly Date[] {
  const deadline = deadlineOf(state);
  if (!deadline) return [];
  const since = Date.parse(state.since);
  return REMINDERS.map((part) => new Date(since + (deadline.getTime() - since) * part));
}

/** How many reminders of the present wait are due by now; who was reminded twice is not reminded of the first again. */
export const remindersDue = (state: RequestState, now: Date): number =>
  remindersOf(state).filter((at) => at <= now).length;

/** When the wait must be looked at again: at its next reminder, else at its deadline; `null` when there is no wait. */
export const nextLook = (state: RequestState, now: Date): Date | null =>
  remindersOf(state).find((at) => at > now) ?? deadlineOf(state);
