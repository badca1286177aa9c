/** Returns what it was given. */
export const handler = async (input: object) => input;
