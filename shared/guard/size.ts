/** Characters of one SCP. AWS takes twice as many since May 2026; the old limit may still hold in an Organization. */
export const MOST_GUARD_CHARACTERS = 5120;

/** Characters of a document as AWS counts them: without white space between its parts. */
export const sizeOf = (document: object): number => JSON.stringify(document).length;

/**
 * Characters that a boundary, a managed policy of 6,144, has for the actions of grants; the rest of it is ours, for the
 * longest id of an installation.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const MOST_GRANTABLE_CHARACTERS = 5000;
