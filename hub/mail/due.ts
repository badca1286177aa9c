import type { Vote } from '../../shared/lifecycle/state';

/** What a mail says: M1 `confirm`, M2 `sign`, M4 `voted`, M5 `receipt`, M6 `release`, M7 to M9 `outcome`, M11 `check`. */
export type MailKind = 'confirm' | 'sign' | 'voted' | 'receipt' | 'release' | 'outcome' | 'check';

/** A mail that is due to somebody, once. */
export interface DueMail {
  /** Key of `people.yaml`; `null`: the installation's contact. */
  readonly person: string | null;
  readonly kind: MailKind;
  /** Names the mail for ever: the event it is about and the person. */
  readonly mark: string;
  /** The signature that `voted` and `receipt` are about. */
  readonly vote?: Vote;
}
