import { z } from 'zod';
import { packs } from '../guard/packs';
import { testFile } from '../unit-tests/schema';
import { expectedOf } from './expected';
import { people } from './people';
import { entry, policy } from './policy';
import { settings } from './settings';

/** The files of a configuration by what they are, each with its schema. */
export const FILES = {
  settings: { schema: settings, title: 'settings.yaml of Countersign: where it lives' },
  people: { schema: people, title: 'people.yaml of Countersign: who is who, and who belongs together' },
  policy: { schema: policy, title: 'A policy of Countersign: which calls need whose signatures, and where' },
  test: { schema: testFile, title: 'Tests of policies of Countersign: what they say to calls' },
} as const;

/** Name of a kind of file. */
export type FileKind = keyof typeof FILES;

/**
 * The schema of a file for editors: JSON Schema, draft 2020-12. It knows what a file may hold, not what other files and
 * AWS say of it, so it refuses less than `check` does, and nothing that `check` takes. `errorMessage` and
 * `enumDescriptions` are read by VS Code and by yaml-language-server, which other editors use.
 */
export function jsonSchemaOf(kind: FileKind): Readonly<Record<string, unknown>> {
  const { schema, title } = FILES[kind];
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', override: complete });
  return { $schema, title, ...rest };
}

function complete({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const expected = expectedOf(zodSchema);
  if (expected !== undefined) jsonSchema.errorMessage = `Must be ${expected}.`;
  if (zodSchema === entry) Object.assign(jsonSchema, entries());
  // Whole numbers that JavaScript can tell apart: true of every number that a person writes.
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** Packs are offered by name, with what each is about; actions and globs are too many to list. */
function entries(): z.core.JSONSchema.BaseSchema {
  const all = Object.entries(packs());
  const named = { enum: all.map(([name]) => name), enumDescriptions: all.map(([, { about }]) => about) };
  return { anyOf: [named, { pattern: '^[^:\\s]+:[^:\\s]+$' }] };
}
