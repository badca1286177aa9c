/** The items of a list that a missing comma or dash has made one text; only the text itself when there is one. */
export const itemsIn = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s*,\s*|\s+(?:-\s+)?/)
    .filter((item) => item !== '');

/** How they are kept apart. */
export const SEPARATE =
  'Items of a list stand in brackets with commas, or each on a line with a dash, all in one column.';
