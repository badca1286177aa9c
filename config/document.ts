import { Composer, type CST, isMap, isScalar, isSeq, type Node, Parser, type Document as YamlDocument } from 'yaml';
import { type Mark, marksIn, refuseMarks } from './marks';
import { positionsIn } from './position';
import type { Position, Problem, Report } from './problem';
import { syntaxError } from './syntax-error';
import { deceptiveCharacter } from './text';

/** Way from a file's top to a value: field names and list indexes. */
export type Path = readonly (string | number)[];

/** A YAML file as plain data that still knows where each piece of it stands. */
export interface Document {
  readonly file: string;
  readonly value: unknown;
  /** Place of a value or of its key; what is not in the file is looked for at its nearest parent. */
  where(path: Path, at?: 'key' | 'value'): Position;
  /** The scalar as it is written, e.g. `0123` where the value is 123. */
  source(path: Path): string | undefined;
}

type Parsed =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problems: readonly Problem[] };

interface Place {
  readonly key: number | null;
  readonly value: number;
  readonly source?: string;
}

/** Deeper nesting is no configuration, and the composer would overflow the stack on it. */
const MOST_DEPTH = 32;

const OPTIONS = { version: '1.2', schema: 'core', merge: false, uniqueKeys: false, stringKeys: true } as const;

/**
 * Reads one YAML 1.2 document (core schema, so `off` and `yes` are text) whose top is a mapping. Refused, each with its
 * place: syntax errors, a second document, directives, anchors, aliases, merge keys, tags, duplicate keys, invisible
 * characters hidden behind escapes. What a file says should be what a reviewer reads in it.
 */
export function parse(file: string, text: string): Parsed {
  const problems: Problem[] = [];
  const positionOf = positionsIn(text);
  const report: Report = (offset, check, message, hint) =>
    problems.push({ file, ...positionOf(offset), check, message, ...(hint && { hint }) });
  const places = new Map<string, Place>();
  const value = read(text, { places, report, positionOf });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, document: documentOf(file, value, { places, positionOf }) };
}

function documentOf(
  file: string,
  value: unknown,
  { places, positionOf }: Pick<Conversion, 'places' | 'positionOf'>,
): Document {
  return {
    file,
    value,
    where: (path, at = 'value') => {
      for (let length = path.length; length >= 0; length--) {
        const place = places.get(JSON.stringify(path.slice(0, length)));
        if (place) return positionOf(length < path.length || at === 'key' ? (place.key ?? place.value) : place.value);
      }
      return { line: 1, column: 1 };
    },
    source: (path) => places.get(JSON.stringify(path))?.source,
  };
}

function read(text: string, { places, report, positionOf }: Omit<Conversion, 'marks'>): unknown {
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens);
  if (deep !== null) return report(deep, 'nesting', `nested more than ${MOST_DEPTH} levels deep`);
  const documents: YamlDocument[] = [...new Composer(OPTIONS).compose(tokens)];
  const [document, second] = documents;
  if (!document) return report(0, 'empty-file', 'the file says nothing');
  const error = syntaxError(text, tokens, documents);
  if (error) return report(error.offset, 'syntax', error.message, error.hint);
  const directive = tokens.find(({ type }) => type === 'directive');
  if (directive) report(directive.offset, 'directive', 'YAML directives are not used here', 'Delete this line.');
  if (second) {
    const hint = 'One file holds one document: delete the line `---`, or move what follows to a file of its own.';
    return report(secondStart(text, document, second), 'second-document', 'a second document starts here', hint);
  }
  const { contents } = document;
  if (!contents || (isScalar(contents) && contents.source === ''))
    return report(0, 'empty-file', 'the file says nothing');
  if (!isMap(contents)) {
    const start = contents.range?.[0] ?? 0;
    return report(
      start,
      'not-a-mapping',
      `expected \`field: value\` lines, found ${isSeq(contents) ? 'a list' : 'text'}`,
    );
  }
  return convert(contents, [], null, { marks: marksIn(tokens), places, report, positionOf });
}

/** The separator line between two documents, which neither of them contains. */
function secondStart(text: string, first: YamlDocument, second: YamlDocument): number {
  const [, end = 0] = first.range ?? [];
  const [start = 0] = second.range ?? [];
  const separator = text.slice(0, start).lastIndexOf('\n---') + 1;
  return separator < end ? start : separator;
}

/** Offset of the first token that is nested too deeply, or `null`; without recursion, for that is what it protects. */
function tooDeep(tokens: readonly CST.Token[]): number | null {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > MOST_DEPTH) return token.offset;
    const children =
      token.type === 'document'
        ? [token.value]
        : 'items' in token
          ? token.items.flatMap((item) => [item.key, item.value])
          : [];
    for (const child of children) if (child) open.push({ token: child, depth: depth + 1 });
  }
  return null;
}

interface Conversion {
  readonly marks: readonly Mark[];
  readonly places: Map<string, Place>;
  readonly report: Report;
  readonly positionOf: (offset: number) => Position;
}

function convert(node: Node | null, path: Path, key: number | null, conversion: Conversion): unknown {
  const { places, report } = conversion;
  const start = node?.range?.[0] ?? key ?? 0;
  const written = isScalar(node) && node.source !== undefined ? { source: node.source } : {};
  const empty = isScalar(node) && node.value === null && node.source === '';
  places.set(JSON.stringify(path), { key, value: empty ? (key ?? start) : start, ...written });
  refuseMarks(node, start, conversion.marks, report);
  if (isScalar(node)) {
    if (typeof node.value === 'string') refuseDeceptive(node.value, start, report);
    return node.value;
  }
  if (isSeq(node)) return node.items.map((item, index) => convert(item as Node, [...path, index], null, conversion));
  return isMap(node) ? convertMap(node.items as MapItems, path, conversion) : null;
}

type MapItems = readonly { readonly key: Node; readonly value: Node | null }[];

function convertMap(items: MapItems, path: Path, conversion: Conversion): Record<string, unknown> {
  const { report, positionOf } = conversion;
  const seen = new Map<string, number>();
  const members = items.map(({ key, value }): [string, unknown] => {
    const name = isScalar(key) ? String(key.value) : '';
    const offset = key.range?.[0] ?? 0;
    const first = seen.get(name);
    if (first !== undefined) {
      const { line } = positionOf(first);
      report(offset, 'duplicate-key', `"${name}" stands here twice, first on line ${line}`, 'Keep one of them.');
    }
    seen.set(name, first ?? offset);
    refuseMarks(key, offset, conversion.marks, report);
    refuseDeceptive(name, offset, report);
    if (name === '<<') report(offset, 'merge-key', 'merge keys are not used here', 'Write the fields out.');
    if (name === '__proto__') report(offset, 'bad-key', '"__proto__" cannot be a name');
    return [name, convert(value, [...path, name], offset, conversion)];
  });
  return Object.fromEntries(members);
}

function refuseDeceptive(value: string, offset: number, report: Report): void {
  const found = deceptiveCharacter(value);
  if (found === 'U+000A') report(offset, 'one-line', 'this value has several lines, expected one');
  else if (found) report(offset, 'invisible-character', `invisible character ${found} in this value`, 'Delete it.');
}
