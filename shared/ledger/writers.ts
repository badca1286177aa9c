import type { Actor, EventType } from './event';

/** Which of our Lambdas may write each type of event; an event by another writer breaks the request. */
export const WRITERS: Readonly<Record<EventType, readonly Actor['by'][]>> = {
  opened: ['intake'],
  assessed: ['advance'],
  confirmed: ['web'],
  voted: ['ballot'],
  verified: ['broker'],
  copied: ['broker'],
  released: ['ballot'],
  executing: ['broker'],
  executed: ['broker'],
  failed: ['broker'],
  unknown: ['broker'],
  settled: ['web'],
  revoked: ['broker'],
  cancelled: ['web'],
  rejected: ['web'],
  expired: ['advance', 'broker'],
  voided: ['advance', 'broker'],
  frozen: ['advance', 'broker'],
  closed: ['advance'],
};

/** A writer whose word alone is evidence, so that it marks every text in the witness before it inserts it. */
export type MarkingWriter = 'advance' | 'broker';

/** The writer if it is one that marks; anybody who may insert events may write any name, so the mark must be there too. */
export const markingWriter = ({ by }: Pick<Actor, 'by'>): MarkingWriter | null =>
  by === 'advance' || by === 'broker' ? by : null;
