import { fold } from '../../../shared/ledger/fold';
import { configuration } from '../../organization/configuration';
import type { Story } from '../../organization/story';
import { later } from '../../organization/story';
import { hidden, linkTo } from '../browser';
import { aStory } from '../builders';
import { sites } from '../sites';

/** One page as somebody sees it. */
export interface Shot {
  readonly name: string;
  readonly body: string;
}

const ROLE = 'arn:aws:iam::333333333333:role/countersign/demo/exec/x';

const REASON = 'Replaced by the new cluster on 20 November; nothing has called it since. Ticket OPS-4711.';

/** A story up to a point; `ending` adds what comes after it. */
const told = (tell: (story: Story) => Story): Story => tell(aStory());

const confirmed = (story: Story): Story =>
  story
    .opened()
    .assess()
    .add({
      type: 'confirmed',
      data: { person: 'li-wei', approvalHash: story.assessed.approvalHash, reason: REASON },
    });

const run = (story: Story): Story =>
  confirmed(story).voted('wang-fang', later(30)).verified(3).copied().released(later(50)).verified(6);

/** Stories by the state they end in. */
const STORIES: Readonly<Record<string, () => Story>> = {
  new: () => told((story) => story.opened()),
  'to-confirm': () => told((story) => story.opened().assess()),
  'to-sign': () => told(confirmed),
  'to-release': () => told((story) => confirmed(story).voted('wang-fang', later(30)).verified(3).copied()),
  starting: () => told((story) => run(story)),
  executing: () =>
    told((story) => run(story).add({ type: 'executing', data: { role: ROLE, grantHash: 'a'.repeat(64) } })),
  executed: () =>
    told((story) =>
      run(story)
        .add({ type: 'executing', data: { role: ROLE, grantHash: 'a'.repeat(64) } })
        .add({
          type: 'executed',
          data: {
            requestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE',
            answer:
              '{"TerminatingInstances":[{"InstanceId":"i-0a1b2c3d4e5f60001","CurrentState":{"Name":"shutting-down"}}]}',
          },
        })
        .add({ type: 'revoked', data: { role: ROLE } }),
    ),
  failed: () =>
    told((story) =>
      run(story).add({ type: 'failed', data: { sent: false, error: 'OperationNotPermitted', message: 'Protected.' } }),
    ),
  rejected: () =>
    told((story) =>
      confirmed(story).add({ type: 'rejected', data: { person: 'tom-baker', reason: 'Still serves /v1 until May.' } }),
    ),
  'not-me': () =>
    told((story) =>
      story
        .opened()
        .assess()
        .add({ type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: true } }),
    ),
  expired: () =>
    told((story) =>
      confirmed(story).add({ type: 'expired', data: { wait: 'sign', deadline: '2026-11-24T13:00:00Z' } }),
    ),
  voided: () =>
    told((story) =>
      confirmed(story).add({
        type: 'voided',
        data: { changes: [{ what: 'resource', signed: 'arn:aws:s3:::a (2024)', now: 'arn:aws:s3:::a (2026)' }] },
      }),
    ),
  frozen: () => told((story) => confirmed(story).add({ type: 'frozen', data: { why: 'wrong-previous', at: 3 } })),
};

/** Every page of the web origin in every state, as the operator, a signer who reads English and one who reads Chinese. */
export async function webShots(): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  for (const [state, story] of Object.entries(STORIES)) {
    const hub = sites({ ...configuration, sandbox: true });
    const code = await hub.plant(story());
    for (const person of ['li-wei', 'tom-baker', 'wang-fang']) {
      const browser = await hub.signedIn('web', person);
      const { status, body } = await browser.get(`/r/${code}`);
      if (status === 200) shots.push({ name: `r-${state}-${person}`, body });
      if (state === 'to-sign') shots.push({ name: `home-${person}`, body: (await browser.get('/')).body });
      if (state === 'to-sign' && person === 'tom-baker') {
        const form = { csrf: hidden(body, 'csrf'), seen: hidden(body, 'seen'), reason: '' };
        shots.push({ name: 'r-reject-no-reason', body: (await browser.post(`/r/${code}/reject`, form)).body });
        shots.push({ name: 'not-found', body: (await browser.get('/r/00000000')).body });
      }
    }
    if (state === 'new') shots.push({ name: 'sign-in', body: (await hub.browser('web').get('/sign-in')).body });
  }
  return shots;
}

/** Every page of the ballot origin: as a signer in each language, and as the operator at release. */
export async function ballotShots(): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  const roles = [
    ['to-sign', 'tom-baker', 'approve'],
    ['to-sign', 'wang-fang', 'approve'],
    ['to-release', 'li-wei', 'release'],
  ] as const;
  for (const [state, person, choice] of roles) {
    const hub = sites();
    const story = STORIES[state]?.() ?? aStory();
    const code = await hub.plant(story);
    const browser = await hub.signedIn('ballot', person);
    const page = await browser.get(`/b/${code}`);
    shots.push({ name: `b-${choice}-${person}`, body: page.body });
    const form = { csrf: hidden(page.body, 'csrf'), seen: hidden(page.body, 'seen') };
    const wrong = await browser.post(`/b/${code}/${choice}`, { ...form, typed: 'orders-api-2' });
    shots.push({ name: `b-${choice}-${person}-mistyped`, body: wrong.body });
    await browser.post(`/b/${code}/${choice}`, { ...form, typed: 'orders-api-1' });
    const readBack = await browser.get(`/b/${code}/read-back`);
    shots.push({ name: `b-${choice}-${person}-read-back`, body: readBack.body });
    const link = linkTo(readBack.body, 'https://id.example.com');
    const back = hub.memory.ballotProvider.signIn(link, person, hub.time.now);
    await browser.get(back);
    shots.push({ name: `b-${choice}-${person}-receipt`, body: (await browser.get(`/b/${code}/receipt`)).body });
    shots.push({ name: `b-${choice}-${person}-replayed`, body: (await browser.get(back)).body });
  }
  return shots;
}

/** Stories folded, for mails. */
export const foldedStories = () =>
  Object.entries(STORIES).map(([state, story]) => {
    const one = story();
    return { state, story: one, folded: fold(one.request, one.events) };
  });
