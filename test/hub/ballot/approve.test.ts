import { hidden, linkTo, textOf } from '../browser';
import { aStory } from '../builders';
import { sites } from '../sites';

const ID = 'https://id.example.com';

/** Walks a signer from the ballot page to the read-back page. */
async function toReadBack(person = 'tom-baker', typed = 'orders-api-1') {
  const hub = sites();
  const story = aStory().until('confirmed');
  const code = await hub.plant(story);
  const browser = await hub.signedIn('ballot', person);
  const page = await browser.get(`/b/${code}`);
  const form = { csrf: hidden(page.body, 'csrf'), seen: hidden(page.body, 'seen'), typed };
  const started = await browser.post(`/b/${code}/approve`, form);
  return { hub, story, code, browser, page, started };
}

describe('an approval', () => {
  it('goes from the page over the read-back to the provider and back to a receipt', async () => {
    const { hub, story, code, browser, page, started } = await toReadBack();
    expect(textOf(page.body)).toContain('To approve, type the name of the resource shown above');
    expect([started.status, started.location]).toEqual([303, `/b/${code}/read-back`]);
    const readBack = await browser.get(`/b/${code}/read-back`);
    expect(textOf(readBack.body)).toContain(
      'You are about to approve: Terminate EC2 instance orders-api-1 ( i-0a1b2c3d4e5f60001 )',
    );
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
});
