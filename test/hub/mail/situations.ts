import type { DueMail } from '../../../hub/mail/due';
import { messageFor } from '../../../hub/mail/message';
import { composeNotices } from '../../../hub/mail/notices';
import type { Mail } from '../../../hub/ports';
import type { Configuration } from '../../../shared/configuration/configuration';
import type { Language } from '../../../shared/consequence/consequence';
import type { Fact } from '../../../shared/ledger/event';
import type { RequestState } from '../../../shared/lifecycle/state';
import { configuration, needingTwo } from '../../organization/configuration';
import { later, type Story } from '../../organization/story';
import { aStory } from '../builders';
import { WEB } from '../sites';

/** When the mails of the tests are written. */
export const NOW = later(60);

/** The Organization with everybody, and the contact, reading one language, each in a zone of their own. */
export const reading = (language: Language, using: Configuration = configuration): Configuration => ({
  ...using,
  language,
  people: using.people.map((person) => ({
    ...person,
    language,
    zone: language === 'zh' ? 'Asia/Shanghai' : 'Europe/Berlin',
  })),
});

const REASON = 'Replaced by the new cluster on 20 November; nothing has called it since. Ticket OPS-4711.';
const ROLE = 'arn:aws:iam::333333333333:role/countersign/demo/exec/x';

const confirmed = (story: Story): Story =>
  story
    .opened()
    .assess()
    .add({ type: 'confirmed', data: { person: 'li-wei', approvalHash: story.assessed.approvalHash, reason: REASON } });
const copied = (story: Story): Story => confirmed(story).voted('wang-fang', later(30)).verified(3).copied();
const released = (story: Story): Story => copied(story).released(later(50)).verified(6);
const executing = (story: Story): Story =>
  released(story).add({ type: 'executing', data: { role: ROLE, grantHash: 'a'.repeat(64) } });
const ended = (before: (story: Story) => Story, ...facts: readonly Fact[]) => {
  const story = before(aStory());
  for (const fact of facts) story.add(fact, later(55));
  return story.state();
};

/** A mail and what it is about. `person` reads it; `null` is the installation's contact. `now` is when it is written, if not at once. */
export interface Situation {
  readonly name: string;
  readonly state: RequestState;
  readonly kind: DueMail['kind'];
  readonly person: string | null;
  readonly now?: Date;
}

const outcomes: readonly (readonly [string, RequestState])[] = [
  [
    'executed',
    ended(
      executing,
      { type: 'executed', data: { requestId: 'q', answer: '{}' } },
      { type: 'revoked', data: { role: ROLE } },
    ),
  ],
  ['executed, role not removed yet', ended(executing, { type: 'executed', data: { requestId: 'q', answer: '{}' } })],
  [
    'failed',
    ended(executing, { type: 'failed', data: { sent: true, error: 'OperationNotPermitted', message: 'Protected.' } }),
  ],
  [
    'failed before sending',
    ended(released, { type: 'failed', data: { sent: false, error: 'WouldBeDenied', message: 'Denied.' } }),
  ],
  ['unknown', ended(executing, { type: 'unknown', data: { why: 'socket hang up', seen: [] } })],
  [
    'rejected',
    ended(confirmed, { type: 'rejected', data: { person: 'tom-baker', reason: 'Still serves /v1 until May.' } }),
  ],
  ['cancelled', ended(confirmed, { type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: false } })],
  ['expired', ended(confirmed, { type: 'expired', data: { wait: 'sign', deadline: '2026-11-24T13:00:00Z' } })],
  [
    'expired after the release',
    ended(released, { type: 'expired', data: { wait: 'run', deadline: '2026-11-24T10:00:50.000Z' } }),
  ],
  ['voided', ended(copied, { type: 'voided', data: { changes: [{ what: 'resource', signed: 'a', now: 'b' }] } })],
  ['frozen', ended(confirmed, { type: 'frozen', data: { why: 'the sealed text of event 2 differs', at: 2 } })],
];

const notMe = ended((story) => story.opened().assess(), {
  type: 'cancelled',
  data: { person: 'li-wei', reason: '', notMe: true },
});
const unknown: Fact = { type: 'unknown', data: { why: 'socket hang up', seen: [] } };
const settled = (tookEffect: boolean) =>
  ended(executing, unknown, {
    type: 'settled',
    data: { person: 'tom-baker', tookEffect, reason: 'The console says so.' },
  });
const voted = (using: Configuration) => confirmed(aStory({ using })).voted('wang-fang', later(30)).verified(3).state();

/** Every kind of mail in every case that reads differently. */
export const SITUATIONS: readonly Situation[] = [
  { name: 'confirm', state: aStory().opened().assess().state(), kind: 'confirm', person: 'li-wei' },
  { name: 'sign', state: confirmed(aStory()).state(), kind: 'sign', person: 'tom-baker' },
  {
    name: 'sign for a bucket',
    state: confirmed(aStory({ what: 'bucket' })).state(),
    kind: 'sign',
    person: 'tom-baker',
  },
  ...(
    [
      ['confirm', aStory().opened().assess().state(), 'li-wei'],
      ['sign', confirmed(aStory({ using: needingTwo })).state(), 'tom-baker'],
      ['release', copied(aStory()).state(), 'li-wei'],
      ['settle', ended(executing, unknown), 'tom-baker'],
    ] as const
  ).map(([what, state, person]) => ({
    name: `reminder to ${what}`,
    state,
    kind: 'reminder' as const,
    person,
    now: later(2000),
  })),
  { name: 'settle', state: ended(executing, unknown), kind: 'settle', person: 'tom-baker' },
  { name: 'settled, it took effect', state: settled(true), kind: 'settled', person: 'li-wei' },
  { name: 'settled, it did not', state: settled(false), kind: 'settled', person: 'li-wei' },
  { name: 'check unsettled', state: ended(executing, unknown), kind: 'check', person: null },
  { name: 'voted, to the operator', state: voted(configuration), kind: 'voted', person: 'li-wei' },
  { name: 'voted, no longer needed', state: voted(configuration), kind: 'voted', person: 'tom-baker' },
  { name: 'voted, one more needed', state: voted(needingTwo), kind: 'voted', person: 'tom-baker' },
  { name: 'receipt', state: voted(configuration), kind: 'receipt', person: 'wang-fang' },
  { name: 'release', state: copied(aStory()).state(), kind: 'release', person: 'li-wei' },
  ...outcomes.map(([name, state]) => ({
    name: `outcome ${name}`,
    state,
    kind: 'outcome' as const,
    person: 'tom-baker',
  })),
  { name: 'outcome not me', state: notMe, kind: 'outcome', person: 'li-wei' },
  { name: 'check not me', state: notMe, kind: 'check', person: null },
  { name: 'check frozen', state: outcomes.at(-1)?.[1] ?? notMe, kind: 'check', person: null },
];

/** The mail of a situation in a language. */
export function mailOf(
  { state, kind, person, now = NOW }: Situation,
  language: Language,
  using = reading(language),
): Mail {
  const [vote] = state.votes;
  const mail = messageFor({ person, kind, mark: '', ...(vote && { vote }) }, state, {
    configuration: using,
    webUrl: WEB,
    now,
  });
  if (!mail) throw new Error(`no ${kind} mail`);
  return mail;
}

/** The mail about a request whose events do not add up. */
export function brokenMailIn(language: Language): Mail {
  const story = copied(aStory()).add({ type: 'opened', data: { denial: aStory().denial, person: 'mallory' } });
  const context = { configuration: reading(language), webUrl: WEB, now: NOW, request: story.request };
  const [only] = composeNotices('outcome', story.folded(), context);
  if (!only) throw new Error('nobody is told');
  return only.mail;
}
