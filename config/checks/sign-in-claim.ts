import { identifier, quoted } from '../../shared/consequence/visible';
import { nearest } from '../nearest';
import { regionFault } from '../regions';
import { isMail } from '../schema/fields';
import type { People } from '../schema/people';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';

type Identity = People['people'][string]['signIn'][number];

/** Claims that say the same of many people, or that people choose themselves. Source: OpenID Connect Core 1.0, sections 2 and 5.7. */
const OF_NOBODY: readonly string[] = (
  'iss aud azp exp iat auth_time nonce acr amr at_hash c_hash token_use email_verified name given_name family_name ' +
  'middle_name nickname preferred_username profile picture website gender birthdate zoneinfo locale address groups roles'
).split(' ');

/** Claims by which the hub's user pool can tell one person from all others. Source: hub/infra/sign-in.ts */
const ACCEPTED: readonly string[] = ['email', 'sub'];

const HINT = 'Use email, which must be verified, or sub.';

/** Every sign-in identity is a claim that identifies one person, and that the hub's user pool says. */
export const signInClaim: Check = ({ people, settings }) =>
  !people
    ? []
    : Object.entries(people.value.people).flatMap(([id, { signIn }]) =>
        signIn.flatMap((identity, index) =>
          faultsOf(identity, settings?.value).map(({ at, ...fault }) =>
            problemAt(people, ['people', id, 'signIn', index, at], { check: 'sign-in-claim', ...fault }),
          ),
        ),
      );

interface ClaimFault {
  readonly at: 'claim' | 'value' | 'issuer';
  readonly message: string;
  readonly hint?: string;
}

function faultsOf({ claim, value, issuer }: Identity, settings: Settings | undefined): readonly ClaimFault[] {
  const fault = claimFault(claim) ?? valueFault(claim, value);
  return [...(fault ? [fault] : []), ...issuerFaults(issuer, settings)];
}

function claimFault(claim: string): ClaimFault | null {
  if (ACCEPTED.includes(claim)) return null;
  if (OF_NOBODY.includes(claim.toLowerCase()))
    return {
      at: 'claim',
      message: `the claim "${claim}" identifies nobody: others can have the same value`,
      hint: HINT,
    };
  const meant = nearest(claim, ACCEPTED);
  const message = `unknown claim "${identifier(claim)}"${meant ? `, did you mean "${meant}"?` : ''}`;
  return { at: 'claim', message, ...(meant ? {} : { hint: `The hub's user pool does not say it. ${HINT}` }) };
}

const valueFault = (claim: string, value: string): ClaimFault | null =>
  claim !== 'email' || isMail(value)
    ? null
    : { at: 'value', message: `the claim "email" needs an e-mail address, found "${quoted(value)}"` };

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
function issuerFaults(issuer: string | undefined, settings: Settings | undefined): readonly ClaimFault[] {
  if (issuer === undefined || !settings) return [];
  const { region } = settings.hub;
  // A region that is none is a problem of its own.
  if (regionFault(region, settings.partition) !== null) return [];
  const [, host, pool] = /^https:\/\/cognito-idp\.([^/]+)\/([\w-]+)_[0-9A-Za-z]+$/.exec(issuer) ?? [];
  if (pool === region && (host === `${region}.amazonaws.com` || host === `${region}.amazonaws.com.cn`)) return [];
  const hint = `Leave it out, or write https://cognito-idp.${region}.amazonaws.com/${region}_…`;
  return [
    { at: 'issuer', message: `the hub takes no ID token of "${quoted(issuer)}", but of its own user pool`, hint },
  ];
}
