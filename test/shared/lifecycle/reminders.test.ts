import { nextLook, remindersDue, remindersOf } from '../../../shared/lifecycle/reminders';
import { later, Story } from '../../organization/story';

const HOUR = 3600;

/** Confirmed two seconds after the start, so signatures are awaited for four hours from there. */
const waiting = new Story().until('confirmed').state();
const at = (hours: number) => later(2 + hours * HOUR);

describe('reminders', () => {
  it('are due at half of a wait and at four fifths of it', () => {
    expect(remindersOf(waiting)).toEqual([at(2), at(3.2)]);
  });

  it('are due from their very second on', () => {
    const due = [0, 1.999, 2, 3.199, 3.2, 4, 5].map((hours) => remindersDue(waiting, at(hours)));
    expect(due).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });

  it('say when to look again: at the next of them, then at the deadline', () => {
    expect([0, 1, 2, 3, 3.2, 3.9].map((hours) => nextLook(waiting, at(hours)))).toEqual([
      at(2),
      at(2),
      at(3.2),
      at(3.2),
      at(4),
      at(4),
    ]);
  });

  it('are none while the request waits for nobody', () => {
    for (const state of [new Story().opened().state(), new Story().until('verified release').state()]) {
      expect(remindersOf(state)).toEqual([]);
      expect(nextLook(state, later(9))).toBeNull();
    }
  });
});
