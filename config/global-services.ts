/** IAM prefixes of services whose calls are made, and logged, in one region of a partition wherever the caller is. */
const GLOBAL: ReadonlySet<string> = new Set(['iam', 'organizations', 'route53', 'route53domains', 'cloudfront', 'waf']);

/**
 * True for an action of a service without regions: `aws:RequestedRegion` of its calls is always the same. Of others that
 * are called global it depends, so they are not among these.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
 */
export const isGlobal = (action: string): boolean => GLOBAL.has((action.split(':')[0] ?? '').toLowerCase());
