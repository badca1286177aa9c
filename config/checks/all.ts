import type { Check } from '../sources';
import { ambiguousMember } from './ambiguous-member';
import { cannotSignIn } from './cannot-sign-in';
import { cyclicGroup } from './cyclic-group';
import { deadline } from './deadline';
import { duplicate } from './duplicate';
import { duplicateLevel } from './duplicate-level';
import { duplicateRule } from './duplicate-rule';
import { emptyGroup } from './empty-group';
import { exemption } from './exemption';
import { hubAccount } from './hub-account';
import { iamArn } from './iam-arn';
import { missingTerm } from './missing-term';
import { neverMatches } from './never-matches';
import { noFloor } from './no-floor';
import { notInForce } from './not-in-force';
import { policyName } from './policy-name';
import { quorum } from './quorum';
import { region } from './region';
import { replaces } from './replaces';
import { ruleRegion } from './rule-region';
import { shadowed } from './shadowed';
import { sharedIdentity } from './shared-identity';
import { signInClaim } from './sign-in-claim';
import { together } from './together';
import { unit } from './unit';
import { unknownAction } from './unknown-action';
import { unknownGroup } from './unknown-group';
import { unknownPerson } from './unknown-person';
import { unknownPlace } from './unknown-place';

/** Every check there is; each finds its own kind of problem, and their order does not matter. */
export const CHECKS: readonly Check[] = [
  ambiguousMember,
  cannotSignIn,
  cyclicGroup,
  deadline,
  duplicate,
  duplicateLevel,
  duplicateRule,
  emptyGroup,
  exemption,
  hubAccount,
  iamArn,
  missingTerm,
  neverMatches,
  noFloor,
  notInForce,
  policyName,
  quorum,
  region,
  replaces,
  ruleRegion,
  shadowed,
  sharedIdentity,
  signInClaim,
  together,
  unit,
  unknownAction,
  unknownGroup,
  unknownPerson,
  unknownPlace,
];
