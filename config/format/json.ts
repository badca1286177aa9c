import { printJson } from '../report';
import type { Printer } from './checked';

/** For programs: one object on one line, with `hash` when all is well. */
export const json: Printer = ({ loaded }) =>
  printJson(loaded.ok ? { ok: true, hash: loaded.hash, problems: [] } : { ok: false, problems: loaded.problems });
