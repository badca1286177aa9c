import type { Person } from '../../shared/people/person';
import { forwardedRegions } from '../forwarded';
import type { Settings } from '../schema/settings';

/**
 * What bounds the policies' say in a call, and why. `not-bound`: no SCP binds it, so it passes. `no-request`: where it is
 * denied the denial never becomes a request, so nobody can sign.
 */
export interface Limit {
  readonly kind: 'not-bound' | 'no-request';
  readonly why: string;
}

/** What of a call it depends on; what is not said is not known. */
export interface Made {
  readonly account: string | undefined;
  readonly region: string;
  readonly principal: string | null;
  readonly person: Person | undefined;
}

/** The first limit of a call; `null`: none is known. */
export function limitOf({ account, region, principal, person }: Made, settings: Settings): Limit | null {
  const { organization, hub, sandbox } = settings;
  const notBound = (why: string): Limit => ({ kind: 'not-bound', why });
  const noRequest = (why: string): Limit => ({ kind: 'no-request', why });
  if (account === organization.management) return notBound('no SCP binds the management account');
  if (accountOf(principal) === organization.management)
    return notBound('no SCP binds users and roles of the management account');
  if (principal?.includes(':role/aws-service-role/')) return notBound('no SCP binds service-linked roles');
  if (account === hub.account && !sandbox) return noRequest('denials in the hub account do not become requests');
  const forwarded = forwardedRegions(settings);
  if (!forwarded.includes(region))
    return noRequest(`denials in ${region} do not become requests; those of these regions do: ${forwarded.join(', ')}`);
  if (!person) return null;
  if (person.iam.length === 0) return noRequest(`${person.id} has no IAM user in people.yaml`);
  const isElsewhere = account !== undefined && !person.iam.some((arn) => accountOf(arn) === account);
  return isElsewhere
    ? noRequest(`${person.id} has no IAM user in account ${account}, and cannot make this call`)
    : null;
}

const accountOf = (arn: string | null): string | undefined => arn?.split(':')[4];
