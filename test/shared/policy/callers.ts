import * as fc from 'fast-check';
import type { Principal } from '../../../shared/evaluation/request/request';

/** A caller as CloudTrail records it, and as an SCP sees it. */
export interface RandomCaller {
  /** `userIdentity.arn`. */
  readonly recorded: string;
  readonly principal: Principal;
}

const ACCOUNT = '333333333333';

/** Names near those by which people are told from pipelines. */
const NAMES = ['li-wei', 'root', 'user', 'deploy', 'AWSReserved', 'sso.amazonaws.com'];
const PATHS = [
  '/',
  '/user/',
  '/team/user/',
  '/aws-reserved/',
  '/sso.amazonaws.com/',
  '/x/aws-reserved/sso.amazonaws.com/',
];
const RESERVED = ['/aws-reserved/sso.amazonaws.com/', '/aws-reserved/sso.amazonaws.com/eu-west-1/'];

const roles = (paths: readonly string[], names: readonly string[]): fc.Arbitrary<RandomCaller> =>
  fc
    .record({ path: fc.constantFrom(...paths), name: fc.constantFrom(...names), inSession: fc.boolean() })
    .map(({ path, name, inSession }) => {
      const arn = `arn:aws:iam::${ACCOUNT}:role${path}${name}`;
      const session = `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/li-wei@example.com`;
      return { recorded: inSession ? session : arn, principal: { arn, session } };
    });

const named = (what: string): RandomCaller => {
  const arn = `arn:aws:iam::${ACCOUNT}:${what}`;
  return { recorded: arn, principal: { arn } };
};

/**
 * Everybody whom an SCP can deny but our own grants: root, users, roles, sessions of Identity Center. Service-linked roles
 * are beyond SCPs, and so never denied.
 */
export const callers: fc.Arbitrary<RandomCaller> = fc.oneof(
  fc.constant(named('root')),
  fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom(...NAMES)).map(([path, name]) => named(`user${path}${name}`)),
  roles(PATHS, NAMES),
  roles(RESERVED, ['AWSReservedSSO_Admin_0123456789abcdef']),
);
