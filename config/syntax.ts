/** What the author should look at, by the code of the YAML parser's error. */
const HINTS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with two blanks; YAML forbids tabs.',
  BLOCK_AS_IMPLICIT_KEY: 'Is the indentation right? A value that holds ": " must be in quotes.',
  MULTILINE_IMPLICIT_KEY: 'Every line is `field: value`, with a blank after the colon.',
  BAD_INDENT: 'Lines of one list or mapping start in the same column, and every bracket must be closed.',
  BAD_SCALAR_START: 'Put the value in quotes.',
  MISSING_CHAR: 'Is the indentation right, every quote and bracket closed, every colon followed by a blank?',
  UNEXPECTED_TOKEN: 'Delete it, or put the whole value in quotes.',
  BAD_DQ_ESCAPE: 'Write \\\\ for a backslash, or use single quotes.',
};

/** Clearer words for messages that speak to people who know the YAML grammar. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Tabs are not allowed/, 'a tab indents this line'],
  [/^Nested mappings|^A block sequence may not/, 'no mapping or list can start here'],
  [/^Implicit keys need to be on a single line/, 'this line is no `field: value`'],
  [/^Implicit map keys need to be followed/, 'this line is no `field: value`'],
  [/^Sequence item without/, 'this line belongs neither to the list item above nor to another'],
  [
    /^All (mapping|sequence|collection) items must start/,
    'this line starts in another column than those it belongs to',
  ],
  [/must be sufficiently indented and end with/, 'a bracket is not closed before this'],
  [/^With stringKeys/, 'the name of a field must be text'],
  [/^Unexpected scalar/, 'nothing may follow on this line'],
];

/** What a YAML syntax error means to the author of the file. */
export function explainSyntax(code: string, message: string): { readonly message: string; readonly hint?: string } {
  const hint = HINTS[code];
  const own = (message.split('\n')[0] ?? message).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  const clear = WORDS.find(([pattern]) => pattern.test(message))?.[1];
  return { message: clear ?? own, ...(hint && { hint }) };
}
