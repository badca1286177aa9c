import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** True under `npm run golden`, which writes the goldens anew so that a reader can look at the difference. */
const UPDATE = process.env.UPDATE_GOLDEN === '1';

const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** Holds a text to its golden file, byte for byte; `npm run golden` writes the file. */
export function expectGolden(file: string, text: string): void {
  if (UPDATE) write(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/**
 * Cases of a golden file that each carry what they expect beside what they are about; `npm run golden` writes what
 * `expected` says of each case into it.
 */
export function goldenCases<C extends object>(file: string, expected: (one: C) => Partial<C>): readonly C[] {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly C[];
  if (!UPDATE) return cases;
  const told = cases.map((one) => ({ ...one, ...expected(one) }));
  write(file, `${JSON.stringify(told, null, 2)}\n`);
  return told;
}

/**
 * The text of a golden that is written once: made by `make` only while the file is missing and somebody runs
 * `npm run golden`, never again.
 */
export function onceGolden(file: string, make: () => string): string {
  if (UPDATE && !existsSync(file)) write(file, make());
  return readFileSync(file, 'utf8');
}
