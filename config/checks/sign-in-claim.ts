import { quoted } from '../../shared/consequence/visible';
import { isMail } from '../schema/fields';
import { type Check, problemAt } from '../sources';

/** Claims that say the same of many people, or that people choose themselves. Source: OpenID Connect Core 1.0, sections 2 and 5.7. */
const OF_NOBODY: readonly string[] = (
  'iss aud azp exp iat auth_time nonce acr amr at_hash c_hash token_use email_verified name given_name family_name ' +
  'middle_name nickname preferred_username profile picture website gender birthdate zoneinfo locale address groups roles'
).split(' ');

/** Every sign-in identity is a claim that identifies one person. */
export const signInClaim: Check = ({ people }) =>
  !people
    ? []
    : Object.entries(people.value.people).flatMap(([id, { signIn }]) =>
        signIn.flatMap(({ claim, value }, index) => {
          const path = ['people', id, 'signIn', index];
          const lower = claim.toLowerCase();
          if (claim !== lower && ['email', 'sub'].includes(lower)) {
            const message = `unknown claim "${claim}", did you mean "${lower}"?`;
            return [problemAt(people, [...path, 'claim'], { check: 'sign-in-claim', message })];
          }
          if (OF_NOBODY.includes(lower)) {
            const message = `the claim "${claim}" identifies nobody: others can have the same value`;
            return [
              problemAt(people, [...path, 'claim'], { check: 'sign-in-claim', message, hint: 'Use sub or email.' }),
            ];
          }
          if (claim !== 'email' || isMail(value)) return [];
          const message = `the claim "email" needs an e-mail address, found "${quoted(value)}"`;
          return [problemAt(people, [...path, 'value'], { check: 'sign-in-claim', message })];
        }),
      );
