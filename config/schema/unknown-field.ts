import type { z } from 'zod';
import type { Path } from '../document';
import { didYouMean } from '../nearest';
import type { Fault } from '../problem';
import { seenName, tidied, unseen } from '../seen';
import { fieldsOf, homesOf, requiredOf } from './walk';

/**
 * What is said of a field that the language does not know at a path: the one that was meant, the place where it belongs,
 * or the fields that may stand there but for `unoffered`.
 */
export function unknownField(path: Path, key: string, schema: z.ZodType, unoffered: readonly string[]): Fault {
  const [fields, home] = [fieldsOf(schema, path), homesOf(schema, key)[0]];
  const offered = fields.filter((field) => !unoffered.includes(field));
  const elsewhere = home === undefined ? `Fields here: ${offered.join(', ')}.` : homeHint(key, home, schema);
  const meant = home === undefined ? didYouMean(tidied(key), [...fields, ...withoutBlanks(key, schema)]) : '';
  return {
    check: 'unknown-field',
    message: `unknown field "${seenName(key)}"${meant}`,
    hint: unseen(key) ?? elsewhere,
  };
}

/** A field that would be known here or elsewhere without the blanks around it that nobody sees. */
const withoutBlanks = (key: string, schema: z.ZodType): readonly string[] =>
  tidied(key) !== key && homesOf(schema, tidied(key)).length > 0 ? [tidied(key)] : [];

function homeHint(key: string, home: string, schema: z.ZodType): string {
  const place = home === '' ? 'at the top of the file' : `under ${home}`;
  const [list, ...deeper] = home.split('[]');
  const [first] = list !== undefined && deeper.join('') === '' ? requiredOf(schema, [...list.split('.'), 0]) : [];
  const how = deeper.length > 0 && first ? `: write "${list}:", below it "- ${first}: …", and "${key}" below that` : '';
  return `"${key}" belongs ${place}${how}.`;
}
