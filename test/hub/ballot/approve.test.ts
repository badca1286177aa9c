import type { Configuration } from '../../../shared/configuration/configuration';
import { configuration } from '../../organization/configuration';
import { policyOf } from '../../organization/policies';
import { later } from '../../organization/story';
import { hidden, linkTo, textOf } from '../browser';
import { aStory } from '../builders';
import { ID, toReadBack } from './ballot-walk';

const fresh: Configuration = {
  ...configuration,
  policies: [policyOf('deletes', { assurance: 'fresh' })],
};

describe('an approval', () => {
  it('goes from the page over the read-back to the provider and back to a receipt', async () => {
    const { hub, story, code, browser, page, started, readBack } = await toReadBack();
    expect(textOf(page.body)).toContain('To approve, type the name of the resource shown above');
    expect([started.status, started.location]).toEqual([303, `/b/${code}/read-back`]);
    expect(textOf(readBack.body)).toContain('You are about to approve: Terminate EC2 instance orders-api-1');
    const back = hub.memory.ballotProvider.signIn(linkTo(readBack.body, ID), 'tom-baker', hub.time.now);
    const returned = await browser.get(back);
    expect([returned.status, returned.location]).toEqual([303, `/b/${code}/receipt`]);
    const receipt = await browser.get(`/b/${code}/receipt`);
    expect(textOf(receipt.body)).toContain('You approved this at 24 Nov 2026, 09:01 UTC. Signatures: 1 of 1.');
    const events = await hub.memory.ledger.read(story.request);
    const voted = JSON.parse(events.at(-1)?.body ?? '{}');
    expect(voted).toMatchObject({ type: 'voted', actor: { by: 'ballot', person: 'tom-baker' } });
    expect(hub.memory.ledger.appends).toBe(1);
  });

  it('shows the same check number on page, read-back and receipt', async () => {
    const { hub, code, browser, page, readBack } = await toReadBack();
    await browser.get(hub.memory.ballotProvider.signIn(linkTo(readBack.body, ID), 'tom-baker', hub.time.now));
    const receipt = await browser.get(`/b/${code}/receipt`);
    const numbers = [page, readBack, receipt].map(({ body }) => /class="check"[^>]*>([\d ]+)</.exec(body)?.[1]);
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toMatch(/^\d{3} \d{3} \d{3} \d{3}$/);
  });

  it('keeps the state out of every address of ours, and its hash only in the index', async () => {
    const { hub, browser, started, readBack } = await toReadBack();
    const state = new URL(linkTo(readBack.body, ID)).searchParams.get('state') ?? 'none';
    expect(started.location).not.toContain(state);
    expect([...hub.memory.index.attempts.keys()][0]).toMatch(/^[0-9a-f]{64}$/);
    expect(browser.cookies.get('__Host-attempt')?.startsWith(state)).toBe(true);
  });

  it('answers the post with a page of ours, never with the provider, and has no form to it', async () => {
    const { started, readBack } = await toReadBack();
    expect(started.location?.startsWith('/')).toBe(true);
    expect([...readBack.body.matchAll(/<form[^>]*action="([^"]*)"/g)].map(([, action]) => action)).toEqual([
      '/sign-out',
      '/language',
    ]);
  });

  it('asks for a new sign-in at the provider only where the policy wants one', async () => {
    for (const [using, prompt] of [
      [configuration, null],
      [fresh, 'login'],
    ] as const) {
      const { readBack } = await toReadBack({ using });
      expect(new URL(linkTo(readBack.body, ID)).searchParams.get('prompt')).toBe(prompt);
    }
  });

  it('leads back without an attempt of this browser', async () => {
    const { hub, code } = await toReadBack();
    const other = await hub.signedIn('ballot', 'tom-baker');
    expect((await other.get(`/b/${code}/read-back`)).location).toBe(`/b/${code}`);
    expect((await other.get(`/b/${code}/receipt`)).location).toBe(`/b/${code}`);
  });

  it.each(['orders-api-2', 'Orders-API-1', '', 'approve', 'DELETE', 'оrders-api-1', 'orders-api-1 1'])(
    'is not begun when %p is typed, and says what was typed',
    async (typed) => {
      const { hub, started } = await toReadBack({ typed });
      expect(started.status).toBe(400);
      expect(textOf(started.body)).toContain('No signature was recorded.');
      expect(textOf(started.body)).toContain('The request is for orders-api-1.');
      if (typed === 'оrders-api-1') expect(textOf(started.body)).toContain('о (U+043E)rders-api-1');
      expect([hub.memory.ledger.appends, hub.memory.index.attempts.size]).toEqual([0, 0]);
    },
  );

  it('is refused in Chinese with Chinese full stops', async () => {
    const { started } = await toReadBack({ person: 'wang-fang', typed: 'orders-api-2' });
    expect(textOf(started.body)).toContain('有以下问题。未记录签名。');
  });

  it('accepts spaces around what was typed', async () => {
    expect((await toReadBack({ typed: '  orders-api-1\t' })).started.status).toBe(303);
  });

  it('is refused for the operator, twice, at the wrong time, or over something else', async () => {
    const { hub, code, page, browser } = await toReadBack();
    const form = { csrf: hidden(page.body, 'csrf'), seen: 'b'.repeat(64), typed: 'orders-api-1' };
    const stale = await browser.post(`/b/${code}/approve`, form);
    expect([stale.status, textOf(stale.body).includes('Read it again before you sign.')]).toEqual([409, true]);
    hub.time.now = later(20_000);
    const late = await browser.post(`/b/${code}/approve`, { ...form, seen: hidden(page.body, 'seen') });
    expect([late.status, textOf(late.body).includes('The time for this step is over.')]).toEqual([409, true]);
    hub.time.now = later(60);
    const operator = await hub.signedIn('ballot', 'li-wei');
    const own = await operator.get(`/b/${code}`);
    expect(textOf(own.body)).toContain('There is nothing for you to sign here now.');
    const csrf = /name="csrf" value="([^"]*)"/.exec(own.body)?.[1] ?? '';
    const self = await operator.post(`/b/${code}/approve`, { ...form, csrf, seen: hidden(page.body, 'seen') });
    expect([self.status, textOf(self.body).includes('You cannot sign your own request.')]).toEqual([403, true]);
    expect(hub.memory.ledger.appends).toBe(0);
  });

  it('is taken once per person', async () => {
    const { hub, story, browser, page } = await toReadBack();
    hub.memory.ledger.plant(story.request, aStory().until('confirmed').voted('tom-baker').events);
    const form = { csrf: hidden(page.body, 'csrf'), seen: hidden(page.body, 'seen'), typed: 'orders-api-1' };
    const again = await browser.post(`/b/${story.request.slice(0, 8)}/approve`, form);
    expect([again.status, textOf(again.body).includes('You have already signed this.')]).toEqual([409, true]);
  });
});
