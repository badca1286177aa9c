import { membersOf } from '../members';
import { said } from '../rules';
import { type Check, problemAt } from '../sources';

/** Who signs or asks for signatures can sign in. */
export const cannotSignIn: Check = ({ people, policies }) => {
  if (!people) return [];
  const { people: persons, groups } = people.value;
  const members = new Map(Object.keys(groups).map((group) => [group, membersOf(group, people.value)]));
  const signing = new Set(
    policies.flatMap((policy) => said(policy, 'levels').flatMap(({ value }) => value.flatMap(({ of }) => of))),
  );
  return Object.entries(persons).flatMap(([id, { iam, signIn }]) => {
    if (signIn.length > 0) return [];
    const group = Object.keys(groups).find((name) => signing.has(name) && members.get(name)?.includes(id));
    if (!group && iam.length === 0) return [];
    const duty = group ? `signs in group "${group}"` : 'has an IAM user';
    const cannot = group ? 'could never sign' : 'could never confirm a request';
    const message = `"${id}" ${duty} but has no signIn identity, so ${cannot}`;
    return [
      problemAt(
        people,
        ['people', id],
        { check: 'cannot-sign-in', message, hint: 'Add e.g. signIn: [{claim: email, value: …}].' },
        'key',
      ),
    ];
  });
};
