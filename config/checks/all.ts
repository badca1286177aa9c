import type { Check } from '../sources';
import { cannotSignIn } from './cannot-sign-in';
import { deadline } from './deadline';
import { duplicate } from './duplicate';
import { duplicateLevel } from './duplicate-level';
import { emptyGroup } from './empty-group';
import { guardedTwice } from './guarded-twice';
import { hubAccount } from './hub-account';
import { iamArn } from './iam-arn';
import { policyName } from './policy-name';
import { quorum } from './quorum';
import { region } from './region';
import { sharedIdentity } from './shared-identity';
import { signInClaim } from './sign-in-claim';
import { unknownAction } from './unknown-action';
import { unknownGroup } from './unknown-group';
import { unknownPerson } from './unknown-person';

/** Every check there is; each finds its own kind of problem, and their order does not matter. */
export const CHECKS: readonly Check[] = [
  cannotSignIn,
  deadline,
  duplicate,
  duplicateLevel,
  emptyGroup,
  guardedTwice,
  hubAccount,
  iamArn,
  policyName,
  quorum,
  region,
  sharedIdentity,
  signInClaim,
  unknownAction,
  unknownGroup,
  unknownPerson,
];
