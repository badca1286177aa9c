import { type Draft, type DraftPerson, NOBODY, withGroup, withPerson } from '../../first/draft';
import type { Ask } from './ask';

/** Asks for people until somebody can sign for everybody who may ask. */
export async function askPeople(start: Draft, ask: Ask): Promise<Draft> {
  let draft = start;
  for (;;) {
    const question = { text: 'Name of a person', ...(enough(draft) && { none: 'no more' }) };
    const { answer: name } = await ask(draft, question, (words, before) =>
      withPerson(before, 'x', { name: words, mails: [NOBODY], signIn: [] }),
    );
    if (name === '') return draft;
    draft = await askPerson(draft, name, ask);
  }
}

/** Nobody signs their own request: one person is enough only when they never ask. */
const enough = ({ people }: Draft): boolean => {
  const all = Object.values(people);
  return all.length > 1 || all.some(({ iam }) => iam === undefined);
};

async function askPerson(draft: Draft, name: string, ask: Ask): Promise<Draft> {
  const nobody: DraftPerson = { name, mails: [NOBODY], signIn: [] };
  const plain = plainName(name);
  const { answer: id } = await ask(
    draft,
    { text: 'Short name for policies', ...(plain !== '' && { fallback: plain }) },
    (key, before) =>
      Object.hasOwn(before.people, key) ? `"${key}" is there already` : withPerson(before, key, nobody),
  );
  const mailed = await ask(draft, { text: `E-mail of ${id}, by which they sign in too` }, (mail, before) =>
    withPerson(before, id, { ...nobody, mails: [mail], signIn: [{ claim: 'email', value: mail }] }),
  );
  const asking = { text: `ARN of the IAM user, if ${id} makes calls that need signatures`, none: 'none' };
  const asked = await ask(mailed.draft, asking, (arn, before) => {
    const person = before.people[id] ?? nobody;
    return withPerson(before, id, { name, mails: person.mails, iam: [arn], signIn: person.signIn });
  });
  return asked.draft;
}

/** `Ana Ruíz` as `ana-ruiz`; `''` when nothing of the name can be written so. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '');

/** Asks who signs together, until one of the groups can sign for everybody; `canSign` says which can. */
export async function askGroups(
  start: Draft,
  ask: Ask,
  canSign: (draft: Draft, group: string) => boolean,
): Promise<Draft> {
  let draft = start;
  const everybody = Object.keys(start.people);
  for (;;) {
    const { groups } = draft;
    const done = Object.keys(groups).some((group) => canSign(draft, group));
    const free = Object.hasOwn(groups, 'approvers') ? {} : { fallback: 'approvers' };
    const question = { text: 'A group of people who sign', ...(done ? { none: 'no more' } : free) };
    const { answer: group } = await ask(draft, question, (name, before) =>
      Object.hasOwn(groups, name) ? `"${name}" is there already` : withGroup(before, name, everybody),
    );
    if (group === '') return draft;
    const who = { text: `Who is in ${group}, by short names`, fallback: everybody.join(', ') };
    ({ draft } = await ask(draft, who, (list, before) =>
      withGroup(before, group, list.split(/[,\s]+/).filter(Boolean)),
    ));
  }
}
