import type { BotocoreService } from './botocore';
import { singular } from './names';

/** A text in the input that can name a resource. */
export interface NamingMember {
  /** `Bucket`, `InstanceIds[]`, `Code.S3Key`, `Entries[].Id`. */
  readonly path: string;
  /**
   * The last name in the path, of one thing: `InstanceId` for `InstanceIds[]`. A name that says nothing has that of what it
   * is in before it: the `Id` in `Rules[]` is a `RuleId`.
   */
  readonly leaf: string;
  /** Members above it. */
  readonly depth: number;
  readonly required: boolean;
  /** One of a few words, which names no resource. */
  readonly word: boolean;
}

/** Names that only say that they name what they are in. */
const SAYS_NOTHING = /^(name|id|identifier|arn)$/i;

/** How far below the input a name may stand. */
const DEEPEST = 2;

/** All texts of an input down to two structures deep, as written in the model. */
export function namingMembers(input: string | undefined, { shapes }: BotocoreService): readonly NamingMember[] {
  const found: NamingMember[] = [];
  const visit = (shapeName: string, path: string, leaf: string, depth: number, required: boolean): void => {
    const shape = shapes[shapeName];
    if (!shape || shape.document) return;
    if (shape.type === 'string') found.push({ path, leaf, depth, required, word: shape.enum !== undefined });
    if (shape.type === 'list' && shape.member && !path.includes('[]'))
      visit(shape.member.shape, `${path}[]`, singular(leaf), depth, required);
    if (shape.type === 'structure' && depth < DEEPEST) {
      const needed = new Set(shape.required ?? []);
      for (const [name, member] of Object.entries(shape.members ?? {}))
        visit(
          member.shape,
          path === '' ? name : `${path}.${name}`,
          SAYS_NOTHING.test(name) ? `${leaf}${name}` : name,
          path === '' ? 0 : depth + 1,
          required && needed.has(name),
        );
    }
  };
  if (input) visit(input, '', '', 0, true);
  return found;
}

/** Whether an input has a member at a path like `NetworkInterfaces[].Groups[]`. */
export function hasMember(input: string | undefined, path: string, { shapes }: BotocoreService): boolean {
  let at = shapes[input ?? ''];
  for (const step of path.split('.')) {
    const member = at?.members?.[step.replace(/\[\]$/, '')];
    if (!member) return false;
    at = shapes[member.shape];
    if (step.endsWith('[]')) at = shapes[at?.member?.shape ?? ''];
  }
  return at?.type === 'string';
}
