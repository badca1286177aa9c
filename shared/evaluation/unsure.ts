/**
 * Why an evaluation is refused instead of decided: AWS does not document what it does, documents it in two ways, or the
 * request does not say enough. Each ends in the decision `not-supported`, which is neither an allow nor a deny: a proof
 * that needs either has failed. The texts are for the person who reads the refusal.
 */
export const UNSURE = {
  'principal-not-supported': 'the principal is no IAM user, role or root user, which is all that is evaluated here',
  'principal-contradicted': 'the session or a condition key names another principal than the request does',
  'action-not-named': 'the action is not one action of one service',
  'resource-not-an-arn': 'the resource is neither an ARN nor "*"',
  'key-given-twice': 'the request gives a condition key twice, in different spellings',
  'session-policy-without-role': 'a session policy limits sessions of roles, and the principal is none',
  'principal-element-misplaced':
    'the statement has a Principal where its kind of policy takes none, lacks one where it needs one, or has another than "*" in a resource control policy',
  'principal-not-comparable': 'the statement names a principal by an id from which no ARN follows',
  'session-unknown': 'the statement names one session of the role, and the request does not say which session it is',
  'not-principal-in-part':
    'NotPrincipal lists the principal but not its role and account too, and AWS says that it may be denied then',
  'several-values': 'the request has several values for a key that is compared, or used as a variable, as one value',
  'empty-value': 'the key has an empty value, which AWS documents both as a value and as none',
  'value-of-another-type': 'the value in the request is not of the type that the operator compares',
  'pattern-not-an-arn': 'the pattern has fewer than the six parts of an ARN, which are compared one by one',
  'wildcard-across-colon':
    'the resource matches only if a wildcard inside one part of the ARN runs across a colon, which AWS documents for an asterisk at the end of a part',
  'wildcard-in-value': 'the value of a policy variable contains a wildcard',
  'colon-in-value': 'the value of a policy variable contains a colon before the last part of an ARN',
  'variable-without-value': 'NotResource uses a policy variable that has no value in this request',
  'ipv6-without-prefix':
    'the policy gives an IPv6 address without a prefix, and AWS says that the default is /32, for IPv4',
  'absent-key-any-value':
    'ForAnyValue is false for an absent key and IfExists is true for it; AWS does not say which wins',
  'everyone-within-limits':
    'a resource-based policy allows everyone and a boundary or session policy does not allow it; AWS documents the outcome only with aws:PrincipalArn',
  'service-without-resource-control': 'AWS does not list the service among those that resource control policies reach',
  'resource-account-unknown': 'neither the ARN nor aws:ResourceAccount says whose resource it is',
  'resource-policy-needed':
    'the policy of the resource must allow this (in another account, of a role, of a key), and it was not given',
} as const;

/** The name of one such reason. */
export type Unsure = keyof typeof UNSURE;
