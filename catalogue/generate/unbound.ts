import type { NamingMember } from './input-members';

/** What is to be bound: an ARN format of IAM to the members of one operation's input. */
export interface Unbound {
  readonly operation: string;
  /** IAM resource type, e.g. `db`. */
  readonly type: string;
  /** E.g. `arn:${Partition}:rds:${Region}:${Account}:db:${DbInstanceName}`. */
  readonly format: string;
  readonly optional: boolean;
  readonly members: readonly NamingMember[];
  /** Whether the input has a member at this path, however deep. */
  readonly has: (path: string) => boolean;
  /** Corrections by variable: a member's path, or a text with braces that takes the variable's place. */
  readonly aliases: Readonly<Record<string, string>>;
  /** IAM knows no other type for the action. */
  readonly alone: boolean;
  /** Stems of all types and variables of the same action: a name that is one of these belongs to no other. */
  readonly taken: ReadonlySet<string>;
  /** Members that are ARNs without being named so. */
  readonly arns: readonly string[];
}
