const [DAY, WEEK] = [86_400_000, 7 * 86_400_000];

/** 1970-01-01 was a Thursday, so the week of it began three days before. */
const SHIFT = 3 * DAY;

/** The number of the ISO week (Monday to Sunday, UTC) in which a moment lies, counted from that of 1970-01-01. */
export const weekOf = (milliseconds: number): number => Math.floor((milliseconds + SHIFT) / WEEK);

/** The name of a week by ISO 8601, e.g. `2026-W48`; its year is that of its Thursday. */
export function weekName(week: number): string {
  const thursday = new Date(week * WEEK - SHIFT + 3 * DAY);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / WEEK) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}
