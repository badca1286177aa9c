import type { Configuration, LevelRule } from '../configuration/configuration';
import type { Person } from './person';

/** Claims of a verified ID token, as far as they can identify a person. */
export interface IdentityClaims {
  readonly iss: string;
  readonly [claim: string]: unknown;
}

/** The person with this key of `people.yaml`, or `null`. */
export const personById = (configuration: Configuration, id: string): Person | null =>
  configuration.people.find((person) => person.id === id) ?? null;

/** The person whom AWS knows by this IAM user ARN, or `null`. The whole ARN counts; names and tags prove nobody. */
export const personByIamArn = (configuration: Configuration, arn: string): Person | null =>
  configuration.people.find((person) => person.iam.includes(arn)) ?? null;

/**
 * The person whom the claims of a verified ID token identify, or `null`. `issuer` is the installation's own provider,
 * which identities without an issuer mean. An e-mail identifies only when the provider says it is verified
 * (Cognito sends the string "true" through some federations, so both forms count).
 */
export function personByClaims(configuration: Configuration, claims: IdentityClaims, issuer: string): Person | null {
  const emailVerified = claims.email_verified === true || claims.email_verified === 'true';
  const matches = configuration.people.filter((person) =>
    person.tokens.some((identity) => {
      if ((identity.issuer ?? issuer) !== claims.iss) return false;
      const value = claims[identity.claim];
      if (typeof value !== 'string') return false;
      if (identity.claim !== 'email') return value === identity.value;
      return emailVerified && value.toLowerCase() === identity.value.toLowerCase();
    }),
  );
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

/** The persons of a level's groups, each once, in the order of the groups, without `except` (the requester never signs). */
export function signersOf(configuration: Configuration, level: LevelRule, except: string): readonly Person[] {
  const ids = new Set(level.of.flatMap((group) => configuration.groups[group] ?? []));
  ids.delete(except);
  return [...ids].flatMap((id) => personById(configuration, id) ?? []);
}
