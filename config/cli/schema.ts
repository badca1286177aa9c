import { Argument, type Command } from 'commander';
import { FILES, type FileKind, jsonSchemaOf } from '../schema/json-schema';
import type { Streams } from './streams';

/** Adds `schema`. */
export function addSchema(program: Command, { stdout }: Streams): void {
  program
    .command('schema')
    .description('Prints the JSON Schema of a file, by which an editor completes and checks it while it is written.')
    .addArgument(new Argument('<file>', 'what kind of file').choices(Object.keys(FILES)))
    .addHelpText(
      'after',
      `
An editor with yaml-language-server takes it from the first line of a file, which names it relative to that file:
  # yaml-language-server: $schema=../.schema/policy.json

Example:
  $ countersign schema policy > my-config/.schema/policy.json`,
    )
    .action((kind: FileKind) => {
      stdout.write(schemaText(kind));
    });
}

/** A schema as it is printed and kept. */
export const schemaText = (kind: FileKind): string => `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`;
