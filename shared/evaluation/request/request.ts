/** Who makes the call. Service principals, federated users and anonymous callers are not evaluated. */
export interface Principal {
  /** ARN of the IAM user, of the role whose session calls, or of the root user: what AWS puts into `aws:PrincipalArn`. */
  readonly arn: string;
  /** ARN of the role's session, `arn:aws:sts::111122223333:assumed-role/name/session`, where it is known. */
  readonly session?: string;
}

/**
 * One call as IAM sees it. An action that touches several resources is one request for each of them.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html
 */
export interface Request {
  readonly principal: Principal;
  /** One action, e.g. `ec2:TerminateInstances`; its case does not matter. */
  readonly action: string;
  /** ARN of the resource, taken as it stands, or `*` for an action that has none. */
  readonly resource: string;
  /**
   * Values of the condition keys, whose case does not matter. A key that is not here, or has an empty list, is absent
   * from the request; so every key that AWS would fill in must be given, the time and `aws:ResourceAccount` too.
   * `aws:PrincipalArn` and `aws:PrincipalAccount` follow from the principal.
   */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}
