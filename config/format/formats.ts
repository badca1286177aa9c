import type { Printer } from './checked';
import { github } from './github';
import { json } from './json';
import { sarif } from './sarif';
import { text } from './text';

/** Every format by the name that the command line gives it. */
export const FORMATS = { text, json, github, sarif } as const satisfies Readonly<Record<string, Printer>>;

/** Name of a format. */
export type Format = keyof typeof FORMATS;
