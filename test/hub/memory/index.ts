import type { BallotAttempt, Index, ListedRequest, Session, Wait } from '../../../hub/ports';
import { requestCodeOf } from '../../../shared/approval/request-id';

/** An index in memory, with what tests look into. */
export interface MemoryIndex extends Index {
  readonly sessions: Map<string, Session>;
  readonly attempts: Map<string, BallotAttempt>;
  readonly marks: Set<string>;
}

const alive = <T extends { readonly expires: string }>(item: T | undefined, now: Date): T | null =>
  item && Date.parse(item.expires) > now.getTime() ? item : null;

/** The index's contract: expiry is compared, attempts are taken once, lists keep the first part a person had. */
export function memoryIndex(): MemoryIndex {
  const codes = new Map<string, string>();
  const lists = new Map<string, ListedRequest[]>();
  const open = new Map<string, string>();
  const claims = new Map<string, { holder: string; until: number }>();
  const failures = new Map<string, number>();
  const hours = new Map<string, number>();
  const waits = new Map<string, Wait>();
  const sessions = new Map<string, Session>();
  const attempts = new Map<string, BallotAttempt>();
  const marks = new Set<string>();
  const listOne = (person: string, line: ListedRequest) => {
    const list = lists.get(person) ?? [];
    if (!list.some(({ request }) => request === line.request)) lists.set(person, [line, ...list]);
  };
  return {
    sessions,
    attempts,
    marks,
    requestOf: async (code) => codes.get(code) ?? null,
    register: async (request, account, requester, opened) => {
      const code = requestCodeOf(request);
      if ((codes.get(code) ?? request) !== request) return 'taken';
      codes.set(code, request);
      open.set(request, account);
      listOne(requester, { request, part: 'requester', opened });
      return 'registered';
    },
    list: async (person) => lists.get(person) ?? [],
    listFor: async (request, persons, opened) => {
      for (const person of persons) listOne(person, { request, part: 'signer', opened });
    },
    open: async () => [...open].map(([request, account]) => ({ request, account })),
    markClosed: async (request) => {
      open.delete(request);
      waits.delete(request);
    },
    claim: async (key, holder, seconds, now) => {
      const held = claims.get(key);
      if (held && held.holder !== holder && held.until > now.getTime()) return false;
      claims.set(key, { holder, until: now.getTime() + seconds * 1000 });
      return true;
    },
    countInHour: async (key, now) => {
      const name = `${key}#${now.toISOString().slice(0, 13)}`;
      hours.set(name, (hours.get(name) ?? 0) + 1);
      return hours.get(name) ?? 0;
    },
    mailed: async (request, mark) => marks.has(`${request}#${mark}`),
    markMailed: async (request, mark) => void marks.add(`${request}#${mark}`),
    countFailure: async (request, seq) => {
      const count = (failures.get(`${request}#${seq}`) ?? 0) + 1;
      failures.set(`${request}#${seq}`, count);
      return count;
    },
    saveWait: async (request, wait) => void waits.set(request, wait),
    readWait: async (request) => waits.get(request) ?? null,
    saveSession: async (idHash, session) => void sessions.set(idHash, session),
    readSession: async (idHash, now) => alive(sessions.get(idHash), now),
    endSession: async (idHash) => void sessions.delete(idHash),
    saveAttempt: async (stateHash, attempt) => void attempts.set(stateHash, attempt),
    takeAttempt: async (stateHash, now) => {
      const attempt = attempts.get(stateHash);
      attempts.delete(stateHash);
      return alive(attempt, now);
    },
    readAttempt: async (stateHash, now) => alive(attempts.get(stateHash), now),
  };
}
