import { type Both, type Kept, keep, neither } from './kept';
import type { Staff } from './staff';
import { weekName } from './week';

/** How many signatures a person would have been asked for. */
export interface Asked {
  readonly signatures: number;
  /** A week on average, over all weeks of the recording. */
  readonly mean: number;
  /** In the week with the most, and its name; `null` when there was none. */
  readonly most: number;
  readonly week: string | null;
}

/** An approver's work. */
export interface ApproverLoad {
  readonly person: string;
  readonly asWritten: Asked;
  readonly everyone: Asked;
  /** Weeks in which anything was asked, in order. */
  readonly weeks: readonly ({ readonly week: string } & Readonly<Both>)[];
}

/** Weeks of one person that are told apart: twenty years. What lies beyond is part of the sums only. */
const MOST_WEEKS = 1040;

/** Counts what would have been asked of whom. */
export interface Load {
  readonly add: (world: keyof Both, staff: Staff, week: number) => void;
  /** `weeks`: how many the recording covers. */
  readonly approvers: (weeks: number) => readonly ApproverLoad[];
  readonly levels: () => readonly ({ readonly level: string } & Readonly<Both>)[];
}

/** Starts counting. */
export function startLoad(): Load {
  const persons = keep((): Kept<Both> => keep(neither, MOST_WEEKS));
  const levels = keep(neither);
  return {
    add: (world, staff, week) => {
      for (const person of staff.persons) persons.of(person).of(String(week))[world] += 1;
      for (const level of staff.levels) levels.of(level)[world] += 1;
    },
    approvers: (weeks) =>
      persons
        .all()
        .map(([person, kept]) => approver(person, kept, weeks))
        .sort((a, b) => b.everyone.signatures - a.everyone.signatures || (a.person < b.person ? -1 : 1)),
    levels: () =>
      levels
        .all()
        .map(([level, both]) => ({ level, ...both }))
        .sort((a, b) => b.everyone - a.everyone || (a.level < b.level ? -1 : 1)),
  };
}

function approver(person: string, kept: Kept<Both>, weeks: number): ApproverLoad {
  const byWeek = [...kept.all()].map(([week, both]) => [Number(week), both] as const).sort(([a], [b]) => a - b);
  const asked = (world: keyof Both): Asked => {
    const signatures = [...byWeek.map(([, both]) => both), kept.others() ?? neither()].reduce(
      (sum, both) => sum + both[world],
      0,
    );
    const [week, most] = byWeek.reduce<readonly [number | null, number]>(
      (best, [number, both]) => (both[world] > best[1] ? [number, both[world]] : best),
      [null, 0],
    );
    return { signatures, mean: rounded(signatures / weeks), most, week: week === null ? null : weekName(week) };
  };
  return {
    person,
    asWritten: asked('asWritten'),
    everyone: asked('everyone'),
    weeks: byWeek.map(([week, both]) => ({ week: weekName(week), ...both })),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
