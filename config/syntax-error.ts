import { type CST, isScalar, type YAMLError, type Document as YamlDocument } from 'yaml';
import { unseen } from './seen';
import { explainSyntax } from './syntax';

/** A syntax error as its author should see it: where the mistake is, which may be before the place where reading ended. */
export interface Misread {
  readonly offset: number;
  readonly message: string;
  readonly hint?: string;
}

/** Refused with better words, once the values are there. */
const OWN_REFUSALS: readonly string[] = ['TAG_RESOLVE_FAILED', 'BAD_ALIAS'];

/** The first syntax error of a file; those after it mostly follow from it. */
export function syntaxError(
  text: string,
  tokens: readonly CST.Token[],
  documents: readonly YamlDocument[],
): Misread | null {
  const error = documents
    .flatMap(({ errors }) => errors)
    .filter(({ code }) => !OWN_REFUSALS.includes(code))
    .sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (!error) return null;
  const opened = openedBy(error, tokens);
  if (opened !== null) return { offset: opened.offset, ...OPEN[opened.is] };
  const { contents, range } = documents[0] ?? {};
  // A first line that is no field ends the document for YAML, and all that follows is said to be one too much.
  const isNoField = error.code === 'UNEXPECTED_TOKEN' && isScalar(contents) && error.pos[0] >= (range?.[1] ?? 0);
  const offset = isNoField ? (contents.range?.[0] ?? 0) : shown(text, error.pos[0]);
  const { message, hint } = isNoField
    ? explainSyntax('MISSING_CHAR', NO_FIELD)
    : explainSyntax(error.code, error.message);
  const better = hintOf(lineAt(text, offset), error.code) ?? hint;
  return { offset, message, ...(better && { hint: better }) };
}

const NO_FIELD = 'Implicit map keys need to be followed by map values';

const OPEN = {
  quote: { message: 'this quote is not closed', hint: 'Close it on the same line.' },
  bracket: { message: 'this bracket is not closed', hint: 'Close it before the next field.' },
} as const;

/** What stays open up to the error, so that the error is said to be where the file, the list or the next quote ends. */
function openedBy(
  { message, pos }: YAMLError,
  tokens: readonly CST.Token[],
): { readonly is: keyof typeof OPEN; readonly offset: number } | null {
  const before = withinAll(tokens).filter(({ offset }) => offset < pos[0]);
  const quote = before.find(isOpenQuote);
  if (quote) return { is: 'quote', offset: quote.offset };
  const bracket = /must be sufficiently indented/.test(message) ? before.findLast(isOpenBracket) : undefined;
  return bracket ? { is: 'bracket', offset: bracket.offset } : null;
}

const isOpenBracket = (token: CST.Token): boolean =>
  token.type === 'flow-collection' && !token.end.some(({ type }) => /^flow-.*-end$/.test(type));

/** No value of ours has several lines, so a quote that is closed on another line was closed by one that opens. */
const isOpenQuote = (token: CST.Token): boolean =>
  (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') &&
  (token.source.includes('\n') || token.source.length < 2 || !token.source.endsWith(token.source.charAt(0)));

/** Tokens and those inside them, in the order of the file. */
const withinAll = (tokens: readonly (CST.Token | null | undefined)[]): readonly CST.Token[] =>
  tokens.flatMap((token) => {
    if (!token) return [];
    const inside =
      token.type === 'document'
        ? [token.value]
        : 'items' in token
          ? token.items.flatMap(({ key, value }) => [key, value])
          : [];
    return [token, ...withinAll(inside)];
  });

/** An error in the indentation of a line is shown where its text begins, below blank lines and comments. */
function shown(text: string, offset: number): number {
  const isLineStart = offset === 0 || text[offset - 1] === '\n';
  const blank = (isLineStart ? /^(?:[ \t]*(?:#.*)?\r?\n)* */ : /^ */).exec(text.slice(offset))?.[0].length ?? 0;
  return offset + blank < text.length ? offset + blank : offset;
}

const lineAt = (text: string, offset: number): string => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? undefined : end);
};

/** What can be told from the line alone. */
function hintOf(line: string, code: string): string | undefined {
  if (code === 'TAB_AS_INDENT') return undefined;
  if (code === 'BAD_INDENT' && /^\s*-[^\s-]/.test(line)) return 'Write a blank after the dash.';
  const [, field] = /^\s*(?:- )?([a-z_]\w*):[^\s:]/i.exec(line) ?? [];
  return field === undefined ? unseen(line.trim()) : `Write a blank after the colon: \`${field}: …\`.`;
}
