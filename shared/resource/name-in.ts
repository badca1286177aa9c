import type { Where } from './template';

const ROUTE_53 = /^arn:\$\{Partition\}:route53:/;

/**
 * Route 53 gives its ids with a path before them, and takes them back so.
 * Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
 */
export const BEFORE_ROUTE_53_ID = /^\/(hostedzone|change|delegationset)\//;

/**
 * What a thing is in is often named by its ARN as well as by its name: the cluster of a service, the bus of a rule. The
 * name that the ARN ends in, if it is of this service, region and account, and of the kind that the member is named after;
 * `null` for any other ARN. A text that is no ARN is the name itself.
 */
export function nameIn(
  text: string,
  path: string,
  template: string,
  { partition, region, account }: Where,
): string | null {
  if (!text.startsWith('arn:')) return ROUTE_53.test(template) ? text.replace(BEFORE_ROUTE_53_ID, '') : text;
  const [, of, service, at, owner, ...rest] = text.split(':');
  const [, kind = '', name = ''] = /^([\w-]+)[/:]([^/:]+)$/.exec(rest.join(':')) ?? [];
  const ours = of === partition && service === template.split(':')[2] && at === region && owner === account;
  const letters = (one: string): string => one.toLowerCase().replace(/[^a-z]/g, '');
  const alike = letters(path.split('.').at(-1) ?? '').includes(letters(kind));
  return ours && kind !== '' && alike ? name : null;
}
