import * as fc from 'fast-check';
import { weekName, weekOf } from '../../../config/replay/week';

const nameOf = (time: string): string => weekName(weekOf(Date.parse(time)));

describe('ISO weeks', () => {
  it.each([
    ['1970-01-01T00:00:00Z', '1970-W01'],
    ['2026-01-01T00:00:00Z', '2026-W01'],
    ['2026-01-04T23:59:59Z', '2026-W01'],
    ['2026-01-05T00:00:00Z', '2026-W02'],
    ['2025-12-29T00:00:00Z', '2026-W01'],
    ['2025-12-28T23:59:59Z', '2025-W52'],
    ['2026-12-31T12:00:00Z', '2026-W53'],
    ['2027-01-03T23:59:59Z', '2026-W53'],
    ['2027-01-04T00:00:00Z', '2027-W01'],
    ['2024-12-30T00:00:00Z', '2025-W01'],
  ])('%s lies in %s', (time, week) => {
    expect(nameOf(time)).toBe(week);
  });

  it('begin on Monday at midnight UTC and last seven days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 100_000 }), (day) => {
        const moment = day * 86_400_000;
        const isMonday = new Date(moment).getUTCDay() === 1;
        expect(weekOf(moment) - weekOf(moment - 1)).toBe(isMonday ? 1 : 0);
      }),
    );
  });
});
