import { randomBytes } from 'node:crypto';

/** Something in a member account that an operator may want to delete. */
export interface Seed {
  readonly account: string;
  readonly name: string;
  /** The ARN that IAM asks about when it is deleted. */
  readonly arn: string;
  /** Whether it is still there. */
  readonly exists: () => Promise<boolean>;
}

/** A name that nothing else has; short enough for a load balancer with `-sibling` after it. */
export const freshName = (what: string): string => `${what}-${randomBytes(3).toString('hex')}`;

/** Makes one under a fresh name, and another of the kind that must survive. */
export async function withSibling<T>(
  what: string,
  create: (name: string) => Promise<T>,
): Promise<{ readonly one: T; readonly sibling: T }> {
  const name = freshName(what);
  return { one: await create(name), sibling: await create(`${name}-sibling`) };
}
