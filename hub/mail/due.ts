import type { Vote } from '../../shared/lifecycle/state';

/** What a mail says: what is asked of somebody, a reminder of it, word of a signature, its receipt, how it ended, or an alarm. */
export type MailKind =
  | 'confirm'
  | 'sign'
  | 'reminder'
  | 'voted'
  | 'receipt'
  | 'release'
  | 'settle'
  | 'outcome'
  | 'settled'
  | 'check';

/** A mail that is due to somebody, once. */
export interface DueMail {
  /** Key of `people.yaml`; `null`: the installation's contact. */
  readonly person: string | null;
  readonly kind: MailKind;
  /** Names the mail for ever: the event it is about and the person. */
  readonly mark: string;
  /** The mark of a mail that must have gone out earlier: nobody is reminded of what they are only now being asked. */
  readonly after?: string;
  /** The signature that `voted` and `receipt` are about. */
  readonly vote?: Vote;
}
