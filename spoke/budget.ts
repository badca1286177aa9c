import { MOST_GUARD_CHARACTERS, sizeOf } from '../shared/guard/size';

/** Characters of a managed policy, white space aside. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MANAGED = 6144;

/** Characters of an event pattern. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
export const MOST_PATTERN_CHARACTERS = 2048;

/** A document that AWS would refuse for its size, said before anything is deployed. @throws with both numbers. */
function within(limit: number, what: string, document: object): object {
  const size = sizeOf(document);
  if (size > limit)
    throw new Error(`${what} has ${size} characters, AWS takes ${limit}: guard fewer operations in one installation`);
  return document;
}

/** Holds an SCP to its size. @throws when it is too long. */
export const scp = (name: string, document: object): object =>
  within(MOST_GUARD_CHARACTERS, `The policy ${name}`, document);

/** Holds a permissions boundary, which is a managed policy, to its size. @throws when it is too long. */
export const boundary = (name: string, document: object): object => within(MANAGED, `The boundary ${name}`, document);

/** Holds an event pattern to its size. @throws when it is too long. */
export const pattern = (name: string, document: object): object =>
  within(MOST_PATTERN_CHARACTERS, `The pattern of ${name}`, document);
