import type { Configuration } from '../../../shared/configuration/configuration';
import { configuration } from '../../organization/configuration';
import { policyOf } from '../../organization/policies';
import { later } from '../../organization/story';
import { linkTo, textOf } from '../browser';
import { aStory } from '../builders';
import { ID, toReadBack, type Walk } from './ballot-walk';

/** A walk up to the moment when the provider sends the browser back. */
async function toReturn(walk: Walk = {}, claims: Record<string, unknown> = {}) {
  const walked = await toReadBack(walk);
  const { memory, time } = walked.hub;
  const link = linkTo(walked.readBack.body, ID);
  const back = memory.ballotProvider.signIn(link, walk.person ?? 'tom-baker', time.now, claims);
  return { ...walked, back, appends: () => memory.ledger.appends };
}

const NOTHING = 'No signature was recorded.';

describe('an answer of the provider', () => {
  it('counts once: the second time it says so and records nothing', async () => {
    const { browser, back, appends } = await toReturn();
    expect((await browser.get(back)).status).toBe(303);
    const again = await browser.get(back);
    expect([again.status, textOf(again.body).includes('This answer was already used.')]).toEqual([409, true]);
    expect(appends()).toBe(1);
  });

  it('counts in no other browser, and does not spoil it for the right one', async () => {
    const { hub, browser, back, appends } = await toReturn();
    for (const stranger of [
      hub.browser('ballot'),
      await hub.signedIn('ballot', 'tom-baker'),
      await hub.signedIn('ballot', 'wang-fang'),
    ]) {
      const answer = await stranger.get(back, { 'accept-language': 'en' });
      expect(answer.status).toBe(403);
      expect(textOf(answer.body)).toMatch(/not started in this browser|不是从此浏览器发起/);
    }
    expect(appends()).toBe(0);
    expect((await browser.get(back)).status).toBe(303);
  });

  it('counts for ten minutes', async () => {
    const { hub, browser, back, appends } = await toReturn();
    hub.time.now = later(60 + 601);
    const late = await browser.get(back);
    expect([late.status, textOf(late.body).includes(`This took longer than 10 minutes. ${NOTHING}`)]).toEqual([
      409,
      true,
    ]);
    expect(appends()).toBe(0);
  });

  it('counts only for the person who pressed the button', async () => {
    for (const [person, name] of [
      ['wang-fang', 'Wang Fang'],
      ['eve', 'someone Countersign does not know'],
    ]) {
      const walked = await toReadBack();
      const link = linkTo(walked.readBack.body, ID);
      const back = walked.hub.memory.ballotProvider.signIn(link, person ?? '', walked.hub.time.now);
      const answer = await walked.browser.get(back);
      expect(answer.status).toBe(403);
      expect(textOf(answer.body)).toContain(`You signed in as ${name}`);
      expect(textOf(answer.body)).toContain(NOTHING);
      expect(walked.hub.memory.ledger.appends).toBe(0);
    }
  });

  it.each([
    ['another nonce', { nonce: 'other' }],
    ['another client', { aud: 'web-client' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['an expiry in the past', { exp: 1 }],
    ['an access token', { token_use: 'access' }],
  ])('with %s is not believed', async (_, claims) => {
    const { browser, back, appends } = await toReturn({}, claims);
    const answer = await browser.get(back);
    expect([answer.status, appends()]).toEqual([403, 0]);
    expect(textOf(answer.body)).toContain(NOTHING);
  });

  it('with an error, or with a code that the provider refuses, says that nothing was signed', async () => {
    for (const mend of [
      (back: string) => back.replace(/code=[^&]*/, 'error=access_denied'),
      (back: string) => back.replace(/code=[^&]*/, 'code=other'),
    ]) {
      const { browser, back, appends } = await toReturn();
      const answer = await browser.get(mend(back));
      expect([textOf(answer.body).includes(`You did not finish signing in. ${NOTHING}`), appends()]).toEqual([true, 0]);
    }
  });

  it('says when the provider is down and until when there is time', async () => {
    const { hub, browser, back, appends } = await toReturn();
    hub.memory.ballotProvider.answers = 'not at all';
    const answer = await browser.get(back);
    expect([answer.status, appends()]).toEqual([502, 0]);
    expect(textOf(answer.body)).toContain(`Example ID does not answer. ${NOTHING} Try again. The deadline is still`);
  });

  it('after the step closed is not counted, and says what the request is now', async () => {
    const { hub, story, browser, back, appends } = await toReturn();
    const cancelled = aStory()
      .until('confirmed')
      .add({ type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: false } });
    hub.memory.ledger.plant(story.request, cancelled.events);
    const answer = await browser.get(back);
    expect([answer.status, appends()]).toEqual([409, 0]);
    expect(textOf(answer.body)).toContain('Your signature was not counted. It is now: Cancelled.');
  });

  it('reusing an old session is refused where the policy asks for a fresh one', async () => {
    const using: Configuration = {
      ...configuration,
      policies: [policyOf('deletes', { assurance: 'fresh' })],
    };
    const old = Math.floor(later(60).getTime() / 1000) - 3600;
    const { browser, back, appends } = await toReturn({ using }, { auth_time: old });
    const answer = await browser.get(back);
    expect([answer.status, appends()]).toEqual([403, 0]);
    expect(textOf(answer.body)).toContain(`reused a session from 1 h ago. ${NOTHING}`);
    const recent = await toReturn({ using });
    expect((await recent.browser.get(recent.back)).status).toBe(303);
  });

  it('does nothing for HEAD', async () => {
    const { browser, back, appends } = await toReturn();
    await browser.head(back);
    expect(appends()).toBe(0);
    expect((await browser.get(back)).status).toBe(303);
  });
});

describe('a release', () => {
  it('is the operator’s, over the same steps, and its receipt says what comes next', async () => {
    const { hub, story, code, browser, page, back } = await toReturn({ choice: 'release', person: 'li-wei' });
    expect(textOf(page.body)).toContain('Run now: Terminate EC2 instance orders-api-1 (i-0a1b2c3d4e5f60001)');
    expect((await browser.get(back)).location).toBe(`/b/${code}/receipt`);
    expect(await hub.phase(story)).toBe('released');
    expect(textOf((await browser.get(`/b/${code}/receipt`)).body)).toContain('You released this at');
  });

  it('is nobody else’s', async () => {
    const { hub, started } = await toReadBack({ choice: 'release', person: 'tom-baker' });
    expect([started.status, hub.memory.index.attempts.size]).toEqual([404, 0]);
  });
});
