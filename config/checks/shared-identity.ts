import { quoted } from '../../shared/consequence/visible';
import type { Path } from '../document';
import type { People } from '../schema/people';
import { type Check, problemAt } from '../sources';

type Person = People['people'][string];

interface Identity {
  readonly key: string;
  readonly shown: string;
  readonly path: Path;
}

/**
 * Everything by which a person is recognized. Case does not tell e-mail addresses apart, nor names of IAM users, nor do
 * paths; an address is one person's, whether mails go there or the identity provider says it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const identitiesOf = ({ mails, iam, signIn }: Person): readonly Identity[] => [
  ...mails.map((mail, index) => ({ key: addressKey(mail), shown: mail, path: ['mails', index] })),
  ...iam.map((arn, index) => ({ key: `iam ${withoutPath(arn).toLowerCase()}`, shown: arn, path: ['iam', index] })),
  // An issuer that is said is the hub's own user pool, as one that is not.
  ...signIn.map(({ claim, value }, index) => ({
    key: claim === 'email' ? addressKey(value) : JSON.stringify([claim, value]),
    shown: `${claim} ${value}`,
    path: ['signIn', index, 'value'],
  })),
];

const addressKey = (address: string): string => `mail ${address.toLowerCase()}`;

/** Names of users are unique in an account, whatever their path. */
const withoutPath = (arn: string): string => arn.replace(/:user\/.*\//, ':user/');

/** No identity belongs to two persons: one human under two names would be two signatures. */
export const sharedIdentity: Check = ({ people }) => {
  if (!people) return [];
  const owners = new Map<string, string>();
  return Object.entries(people.value.people).flatMap(([id, person]) =>
    identitiesOf(person).flatMap(({ key, shown, path }) => {
      const owner = owners.get(key) ?? id;
      owners.set(key, owner);
      if (owner === id) return [];
      const message = `"${quoted(shown)}" of "${id}" belongs to "${owner}" already`;
      const hint = 'One human is one entry with all identities; two humans share none.';
      return [problemAt(people, ['people', id, ...path], { check: 'shared-identity', message, hint })];
    }),
  );
};
