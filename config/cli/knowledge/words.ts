import { inputMembersOf } from '../../../shared/catalogue/input-members';
import type { Knowledge } from '../../../shared/catalogue/knowledge';
import type { Found } from '../../../shared/catalogue/of-action';

/** What each kind of knowledge means for a grant. */
export const KNOWLEDGE: Readonly<Record<Knowledge, string>> = {
  exact: 'the input gives every ARN whole',
  made: 'AWS makes a part of an ARN when the call runs, so a grant says * there',
  'look-up': 'a part of an ARN must be read first, or be named by the denial',
  'star-only': 'IAM knows no resource for the actions, so a grant says *',
  unknown: 'not even the actions are known: it can be neither guarded nor run',
};

/** What else is worth knowing of an operation. */
export const FLAGS = {
  pointer: 'a member only says where to find what will run; refused unless it is pinned',
  'dry-run': 'it can be asked without effect; such a call is refused',
  self: 'without a member it means the caller; that member is then stated',
  partial: 'a call that failed may have done a part of its work',
  secret: 'a member is a secret; a call that carries it is refused',
  stream: 'a member is a body of any length',
  unsigned: 'it is called without a signature',
} as const;

/** The name of one such thing. */
export type Flag = keyof typeof FLAGS;

/** The flags of an operation; a secret counts at any depth. */
export function flagsOf({ service, operation }: Found): readonly Flag[] {
  const marks = new Set(inputMembersOf(service, operation).flatMap((member) => member.marks));
  const flags: readonly (Flag | false)[] = [
    operation.pointers !== undefined && 'pointer',
    operation.dryRun !== undefined && 'dry-run',
    operation.self !== undefined && 'self',
    operation.partial === true && 'partial',
    marks.has('secret') && 'secret',
    marks.has('stream') && 'stream',
    operation.auth === 'none' && 'unsigned',
  ];
  return flags.filter((flag) => flag !== false);
}
