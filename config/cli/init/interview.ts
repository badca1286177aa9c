import type { Writable } from 'node:stream';
import type { Catalogue } from '../../../shared/catalogue/catalogue';
import { BLANK, type Draft, withSettings } from '../../first/draft';
import { newProblems } from '../../first/problems';
import type { Ask } from './ask';
import { askOrganization } from './organization';
import { askGroups, askPeople } from './people';

/** Asks for everything that a first configuration says, in sections. */
export async function interview(ask: Ask, output: Writable, catalogue: Catalogue): Promise<Draft> {
  const section = (title: string): void => {
    output.write(`\n${title}\n`);
  };
  const canSign = (draft: Draft, group: string): boolean =>
    newProblems(draft, signedBy(draft, group), catalogue).length === 0;
  section('Where Countersign lives, and what it guards');
  let draft = await askOrganization(BLANK, ask);
  section('Whom people ask, and who gets the alarms');
  draft = await askMail(draft, ask);
  section('Who is who: everybody who asks or signs');
  draft = await askPeople(draft, ask);
  section('Who signs together');
  draft = await askGroups(draft, ask, canSign);
  section('The first policy: calls that delete data or servers, in every account');
  return askPolicy(draft, ask, canSign);
}

const signedBy = (draft: Draft, group: string): Draft => ({ ...draft, policy: { mode: 'observe', group, need: 1 } });

async function askMail(start: Draft, ask: Ask): Promise<Draft> {
  const { draft, answer } = await ask(start, { text: 'Contact, an e-mail address' }, (contact, before) =>
    withSettings(before, { mail: { ...before.settings.mail, contact } }),
  );
  const fallback = `countersign@${answer.slice(answer.lastIndexOf('@') + 1)}`;
  const question = { text: 'Sender of the mails, of a domain for which SES may send', fallback };
  const sender = await ask(draft, question, (from, before) =>
    withSettings(before, { mail: { ...before.settings.mail, from } }),
  );
  return sender.draft;
}

async function askPolicy(start: Draft, ask: Ask, canSign: (draft: Draft, group: string) => boolean): Promise<Draft> {
  const first = Object.keys(start.groups).find((group) => canSign(start, group));
  const { draft, answer: group } = await ask(
    start,
    { text: 'Group that signs', ...(first !== undefined && { fallback: first }) },
    (name, before) => signedBy(before, name),
  );
  const counted = await ask(draft, { text: `How many of ${group} must sign`, fallback: '1' }, (count, before) => ({
    ...before,
    policy: { mode: 'observe', group, need: /^-?\d{1,9}$/.test(count) ? Number(count) : count },
  }));
  const question = { text: 'Mode: observe only watches, humans denies people', fallback: 'observe' };
  const { draft: whole } = await ask(counted.draft, question, (mode, before) => {
    if (mode === 'everyone') return EVERYONE;
    return { ...before, policy: { mode, group, need: before.policy?.need ?? 1 } };
  });
  return whole;
}

const EVERYONE = 'begin with observe or humans: everyone would stop pipelines that nobody has watched yet';
