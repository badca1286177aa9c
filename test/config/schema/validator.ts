import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Document, Path } from '../../../config/document';
import type { Position } from '../../../config/problem';
import { FILES, type FileKind, jsonSchemaOf } from '../../../config/schema/json-schema';

/** Every kind of file that has a schema. */
export const KINDS = Object.keys(FILES) as FileKind[];

const ajv = addFormats(new Ajv2020({ allErrors: true, strict: true, strictRequired: false }));
// What editors show and no validator looks at.
ajv.addVocabulary(['errorMessage', 'enumDescriptions']);
const validators = new Map<FileKind, ValidateFunction>(KINDS.map((kind) => [kind, ajv.compile(jsonSchemaOf(kind))]));

/** The kind of a file, by its path in a configuration folder. */
export function kindOf(file: string): FileKind {
  if (file.endsWith('.test.yaml')) return 'test';
  return file.includes('policies/') ? 'policy' : file.endsWith('people.yaml') ? 'people' : 'settings';
}

/** Where a schema refuses a file; nowhere when it takes it. */
export function refusals(document: Document, kind: FileKind): readonly Position[] {
  const validate = validators.get(kind);
  if (!validate) throw new Error(`no schema of ${kind}`);
  return validate(document.value) ? [] : (validate.errors ?? []).map((error) => positionOf(document, error));
}

/** The place that an editor underlines: the name of a field that is wrong, else the value. */
function positionOf(document: Document, { instancePath, params }: ErrorObject): Position {
  const path = pathOf(document.value, instancePath);
  const named = params.additionalProperty ?? params.missingProperty ?? params.propertyName;
  return named === undefined ? document.where(path) : document.where([...path, named], 'key');
}

/** A JSON pointer as a path; numbers are indexes where they stand in a list. */
function pathOf(value: unknown, pointer: string): Path {
  let at = value;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(at) ? Number(key) : key;
      at = (at as Readonly<Record<string | number, unknown>>)[step];
      return step;
    });
}
