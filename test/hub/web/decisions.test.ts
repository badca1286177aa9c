import { METRICS } from '../../../shared/names';
import { later } from '../../organization/story';
import { hidden, textOf } from '../browser';
import { aStory, openedRequest } from '../builders';
import { sites } from '../sites';

/** A request in a phase with a person's browser on its page. */
async function onPage(phase: 'assessed' | 'confirmed' | 'copied', person: string) {
  const hub = sites();
  const story = phase === 'assessed' ? openedRequest().assess() : aStory().until(phase);
  const code = await hub.plant(story);
  const browser = await hub.signedIn('web', person);
  const page = await browser.get(`/r/${code}`);
  const form = { csrf: hidden(page.body, 'csrf'), seen: hidden(page.body, 'seen') };
  return { hub, story, code, browser, page, form };
}

describe('the operator', () => {
  it('confirms with a reason, and the workflow wakes', async () => {
    const { hub, story, code, browser, form } = await onPage('assessed', 'li-wei');
    await hub.memory.index.saveWait(story.request, { seq: 1, token: 'wait-1' });
    const answer = await browser.post(`/r/${code}/confirm`, { ...form, reason: 'Retired.' });
    expect([answer.status, answer.location]).toEqual([303, `/r/${code}`]);
    expect(await hub.phase(story)).toBe('confirmed');
    expect(hub.memory.workflow.woken).toEqual(['wait-1']);
    const page = await browser.get(`/r/${code}`);
    expect(textOf(page.body)).toContain('Written by Li Wei , not checked: Retired.');
    expect(textOf(page.body)).toContain('They may sign: Wang Fang , Tom Baker .');
  });

  it('records no more of a reason than every page shows', async () => {
    const { hub, story, code, browser, form } = await onPage('assessed', 'li-wei');
    await browser.post(`/r/${code}/confirm`, { ...form, reason: '会'.repeat(300) });
    const events = await hub.memory.ledger.read(story.request);
    expect(JSON.parse(events.at(-1)?.body ?? '{}').data.reason).toHaveLength(200);
  });

  it.each(['assessed', 'confirmed', 'copied'] as const)('cancels while it is %s', async (phase) => {
    const { hub, story, code, browser, form } = await onPage(phase, 'li-wei');
    await browser.post(`/r/${code}/cancel`, form);
    expect(await hub.phase(story)).toBe('cancelled');
    expect(textOf((await browser.get(`/r/${code}`)).body)).toContain('The call did not run.');
  });

  it('says "not me": the request closes and the alarm counts', async () => {
    const { hub, story, code, browser, form } = await onPage('assessed', 'li-wei');
    await browser.post(`/r/${code}/cancel`, { ...form, notMe: 'yes' });
    expect(await hub.phase(story)).toBe('cancelled');
    expect(hub.memory.metrics.counts).toEqual({ [METRICS.notMe]: 1 });
    expect(textOf((await browser.get(`/r/${code}`)).body)).toContain('Reported. The request is closed');
  });
});

describe('an approver', () => {
  it('rejects with a reason', async () => {
    const { hub, story, code, browser, form } = await onPage('confirmed', 'tom-baker');
    await browser.post(`/r/${code}/reject`, { ...form, reason: 'Still in use.' });
    expect(await hub.phase(story)).toBe('rejected');
    expect(textOf((await browser.get(`/r/${code}`)).body)).toContain('Tom Baker rejected this at');
  });

  it('must give a reason to reject, and is told beside the field', async () => {
    const { hub, story, code, browser, form } = await onPage('confirmed', 'tom-baker');
    const answer = await browser.post(`/r/${code}/reject`, { ...form, reason: '  ' });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('<title>Error: ');
    expect(answer.body).toContain('aria-describedby="reason-hint reason-error" aria-invalid="true"');
    expect(textOf(answer.body).match(/Enter why you reject this call/g)).toHaveLength(2);
    expect(await hub.phase(story)).toBe('confirmed');
  });

  it('can still stop what others have signed', async () => {
    const { hub, story, code, browser, form } = await onPage('copied', 'tom-baker');
    await browser.post(`/r/${code}/reject`, { ...form, reason: 'Stop.' });
    expect(await hub.phase(story)).toBe('rejected');
  });

  it('cannot confirm for the operator: there is no such request for that', async () => {
    const { hub, code, browser, form } = await onPage('assessed', 'tom-baker');
    const answer = await browser.post(`/r/${code}/confirm`, { ...form, reason: '' });
    expect([answer.status, hub.memory.ledger.appends]).toEqual([404, 0]);
  });
});

describe('a post that must not count', () => {
  const forged: readonly [string, Record<string, string>, Record<string, string>][] = [
    ['from another origin', {}, { origin: 'https://evil.example' }],
    ['from another site of ours', {}, { origin: 'https://ballot.example.com' }],
    ['from another site by its own word', {}, { 'sec-fetch-site': 'cross-site' }],
    ['with no origin and no fetch site', {}, { origin: 'null', 'sec-fetch-site': '' }],
    ['without a token', { csrf: '' }, {}],
    ['with a token of another session', { csrf: 'A'.repeat(43) }, {}],
    ['as JSON', {}, { 'content-type': 'application/json' }],
    ['as plain text', {}, { 'content-type': 'text/plain' }],
  ];
  it.each(forged)('%s is refused with a page and no change', async (_, fields, headers) => {
    const { hub, code, browser, form } = await onPage('assessed', 'li-wei');
    const answer = await browser.post(`/r/${code}/confirm`, { ...form, reason: '', ...fields }, headers);
    expect(answer.status).toBe(403);
    expect(textOf(answer.body)).toContain('This form is no longer valid.');
    expect(hub.memory.ledger.appends).toBe(0);
  });

  it('counts with `Origin: null`, which browsers write under no-referrer, when the fetch site is ours', async () => {
    const { hub, story, code, browser, form } = await onPage('assessed', 'li-wei');
    await browser.post(`/r/${code}/confirm`, { ...form, reason: '' }, { origin: 'null' });
    expect(await hub.phase(story)).toBe('confirmed');
  });

  it('too long a form is refused before it is read', async () => {
    const { hub, code, browser, form } = await onPage('assessed', 'li-wei');
    const answer = await browser.post(`/r/${code}/confirm`, { ...form, reason: 'x'.repeat(20_000) });
    expect([answer.status, hub.memory.ledger.appends]).toEqual([413, 0]);
  });

  it('with a stale hash shows the request as it is now', async () => {
    const { hub, code, browser, form } = await onPage('assessed', 'li-wei');
    const answer = await browser.post(`/r/${code}/confirm`, { ...form, seen: 'a'.repeat(64), reason: 'kept' });
    expect(answer.status).toBe(409);
    expect(textOf(answer.body)).toContain('This changed while you were reading. Nothing was recorded.');
    expect(hidden(answer.body, 'seen')).toBe(form.seen);
    expect(answer.body).toContain('>\nkept</textarea>');
    expect(hub.memory.ledger.appends).toBe(0);
  });

  it('sent twice changes nothing the second time', async () => {
    const { hub, code, browser, form } = await onPage('assessed', 'li-wei');
    await browser.post(`/r/${code}/confirm`, { ...form, reason: '' });
    const again = await browser.post(`/r/${code}/confirm`, { ...form, reason: '' });
    expect([again.status, hub.memory.ledger.appends]).toEqual([409, 1]);
  });

  it('after the deadline changes nothing', async () => {
    const { hub, code, browser, form } = await onPage('assessed', 'li-wei');
    hub.time.now = later(3700);
    const answer = await browser.post(`/r/${code}/confirm`, { ...form, reason: '' });
    expect([answer.status, hub.memory.ledger.appends]).toEqual([409, 0]);
    expect(textOf(answer.body)).toContain('The time for this step is over.');
  });
});
