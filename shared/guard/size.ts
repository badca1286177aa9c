/** Characters of one SCP. AWS takes twice as many since May 2026; the old limit may still hold in an Organization. */
export const MOST_GUARD_CHARACTERS = 5120;

/** Characters of a document as AWS counts them: without white space between its parts. */
export const sizeOf = (document: object): number => JSON.stringify(document).length;
