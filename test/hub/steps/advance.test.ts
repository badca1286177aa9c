import { advance, MOST_FAILURES, wait } from '../../../hub/steps/advance';
import type { Fact } from '../../../shared/ledger/event';
import { fold } from '../../../shared/ledger/fold';
import { later, Story } from '../../organization/story';
import { type MemoryWorld, memoryWorld } from '../memory/world';

const planted = (story: Story): MemoryWorld => {
  const world = memoryWorld();
  world.plant(story);
  return world;
};
const typesIn = async (world: MemoryWorld, request: string) =>
  (await world.ledger.read(request)).map(({ body }) => JSON.parse(body).type);

describe('Advance', () => {
  it('assesses a new request and asks the operator', async () => {
    const story = new Story().opened();
    const world = planted(story);
    const answer = await advance(world, { do: 'advance', request: story.request }, later(1));
    expect(answer).toEqual({ request: story.request, seq: 1, next: 'AskOperator', waitSeconds: 1800 });
    expect(await typesIn(world, story.request)).toEqual(['opened', 'assessed']);
  });

  it('comes to the same answer when it is asked again', async () => {
    const story = new Story().until('confirmed');
    const world = planted(story);
    const input = { do: 'advance', request: story.request } as const;
    expect(await advance(world, input, later(9))).toEqual(await advance(world, input, later(9)));
    expect(world.ledger.appends).toBe(0);
  });

  it('seals every event before it names the next state', async () => {
    const story = new Story().until('copied');
    const world = planted(story);
    await advance(world, { do: 'advance', request: story.request }, later(9));
    expect(new Set(world.witness.seals.values())).toEqual(new Set(story.events.map(({ body }) => body)));
  });

  it('freezes a request whose sealed text is another one', async () => {
    const story = new Story().until('confirmed');
    const world = planted(story);
    world.witness.seals.set(`${story.request}/1`, 'another');
    expect(await advance(world, { do: 'advance', request: story.request }, later(9))).toMatchObject({ next: 'Tell' });
    expect(await typesIn(world, story.request)).toEqual(['opened', 'assessed', 'confirmed', 'frozen']);
    expect(world.metrics.counts).toEqual({ RequestsFrozen: 1 });
  });

  it('stops a request whose events do not add up: no event more, told, done', async () => {
    const story = new Story()
      .until('verified release')
      .add({ type: 'opened', data: { denial: new Story().denial, person: 'x' } });
    const world = planted(story);
    const at = (did?: 'Revoke' | 'Tell') =>
      advance(world, { do: 'advance', request: story.request, seq: 8, ...(did && { did }) }, later(9));
    expect((await at()).next).toBe('Revoke');
    expect((await at('Revoke')).next).toBe('Tell');
    expect((await at('Tell')).next).toBe('Done');
    expect(world.ledger.appends).toBe(0);
    expect(world.metrics.counts.RequestsFrozen).toBeGreaterThan(0);
  });

  it('lets a request expire and tells', async () => {
    const story = new Story().opened().assess();
    const world = planted(story);
    expect(await advance(world, { do: 'advance', request: story.request }, later(4000))).toMatchObject({
      next: 'Tell',
    });
    expect(await typesIn(world, story.request)).toEqual(['opened', 'assessed', 'expired']);
  });

  it('voids a request whose resource does not exist', async () => {
    const story = new Story().opened();
    const world = { ...planted(story), reader: { facts: async () => ({ ok: false as const, missing: 'i-1' }) } };
    expect(await advance(world, { do: 'advance', request: story.request }, later(1))).toMatchObject({ next: 'Tell' });
    expect(await typesIn(world, story.request)).toEqual(['opened', 'voided']);
  });

  it('pauses longer after each failure and freezes at the fifth', async () => {
    const story = new Story().until('verified release');
    const world = planted(story);
    const failed = { state: 'Execute', error: 'Lambda.Unknown' } as const;
    const again = () => advance(world, { do: 'advance', request: story.request, seq: 7, failed }, later(9));
    const pauses = [];
    for (let failure = 1; failure < MOST_FAILURES; failure += 1) pauses.push(await again());
    expect(pauses.map(({ next, waitSeconds }) => [next, waitSeconds])).toEqual([
      ['Pause', 4],
      ['Pause', 16],
      ['Pause', 64],
      ['Pause', 256],
    ]);
    expect(await again()).toMatchObject({ next: 'Revoke' });
    expect((await typesIn(world, story.request)).at(-1)).toBe('frozen');
  });

  it('does not count a failure at a seq that the ledger has left', async () => {
    const story = new Story().until('copied');
    const failed = { state: 'BackUp', error: 'x' } as const;
    expect(
      await advance(planted(story), { do: 'advance', request: story.request, seq: 2, failed }, later(9)),
    ).toMatchObject({ next: 'AskRelease' });
  });

  it('closes after everybody was told, and only at that very head', async () => {
    const story = new Story().until('confirmed').add({ type: 'rejected', data: { person: 'wang-fang', reason: 'no' } });
    const world = planted(story);
    const told = (seq: number) => advance(world, { do: 'advance', request: story.request, seq, did: 'Tell' }, later(9));
    expect(await told(2)).toMatchObject({ next: 'Tell' });
    expect(await told(3)).toMatchObject({ next: 'Done' });
    const folded = fold(story.request, await world.ledger.read(story.request));
    expect(folded).toMatchObject({ ok: true, state: { phase: 'rejected', closed: true } });
    expect(await world.index.open()).toEqual([]);
  });
});

describe('an event that names Advance or the broker as its writer', () => {
  it.each([
    ['an assessment', () => new Story().opened(), { type: 'assessed', data: new Story().assessed }],
    [
      'an outcome',
      () => new Story().until('verified release'),
      { type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } },
    ],
    [
      'an end',
      () => new Story().until('confirmed').add({ type: 'rejected', data: { person: 'tom-baker', reason: 'no' } }),
      { type: 'closed', data: {} },
    ],
  ] as const)('freezes the request when they did not write it: %s', async (_, tell, fact) => {
    const story = tell();
    const world = planted(story);
    const forged = story.add(fact as Fact).events.at(-1);
    if (forged) await world.ledger.append(story.request, forged);
    await advance(world, { do: 'advance', request: story.request }, later(9));
    expect((await typesIn(world, story.request)).at(-1)).toBe('frozen');
    expect(world.metrics.counts).toEqual({ RequestsFrozen: 1 });
    expect(world.witness.seals.has(`${story.request}/${story.events.length - 1}`)).toBe(false);
  });

  it('breaks the request when the type is not for that writer', async () => {
    const story = new Story()
      .opened()
      .add({ type: 'assessed', data: new Story().assessed }, later(1), { by: 'intake' });
    expect(story.folded()).toMatchObject({ ok: false, at: 1, why: 'other-writer' });
  });
});

describe('a clock that is wrong', () => {
  it('of a writer ahead of ours freezes the request, since every deadline counts from its events', async () => {
    const story = new Story().opened().assess().confirmed(later(3600));
    const world = planted(story);
    await advance(world, { do: 'advance', request: story.request }, later(9));
    expect((await typesIn(world, story.request)).at(-1)).toBe('frozen');
  });

  it('of a writer behind the one before breaks the request', () => {
    const story = new Story().opened().assess(later(600)).confirmed(later(300));
    expect(story.folded()).toMatchObject({ ok: false, at: 2, why: 'time-runs-back' });
  });
});

it('a release that nobody ran within the hour expires', async () => {
  const story = new Story().until('verified release');
  const world = planted(story);
  expect((await advance(world, { do: 'advance', request: story.request }, later(3500))).next).toBe('Execute');
  expect((await advance(world, { do: 'advance', request: story.request }, later(3700))).next).toBe('Revoke');
  const last = JSON.parse((await world.ledger.read(story.request)).at(-1)?.body ?? '{}');
  expect(last).toMatchObject({ type: 'expired', data: { wait: 'run' } });
});

it('a failure of Advance itself is counted at the head that it finds', async () => {
  const story = new Story().opened();
  const world = { ...planted(story), reader: { facts: () => Promise.reject(new Error('throttled')) } };
  const failed = { state: 'Advance', error: 'Lambda.Unknown' } as const;
  for (let failure = 1; failure < MOST_FAILURES; failure += 1)
    expect((await advance(world, { do: 'advance', request: story.request, failed }, later(9))).next).toBe('Pause');
  await advance(world, { do: 'advance', request: story.request, failed }, later(9));
  expect((await typesIn(world, story.request)).at(-1)).toBe('frozen');
});

it('a broken request whose state fails pauses instead of turning in a circle', async () => {
  const story = new Story()
    .until('verified release')
    .add({ type: 'opened', data: { denial: new Story().denial, person: 'x' } });
  const failed = { state: 'Revoke', error: 'AccessDenied' } as const;
  const answer = await advance(planted(story), { do: 'advance', request: story.request, seq: 8, failed }, later(9));
  expect(answer).toMatchObject({ next: 'Pause', waitSeconds: 4 });
});

describe('Wait', () => {
  it('keeps the token, and answers at once when the ledger has moved on meanwhile', async () => {
    const story = new Story().until('confirmed');
    const world = planted(story);
    await wait(world, { do: 'wait', request: story.request, seq: 2, token: 'now' });
    expect(world.workflow.woken).toEqual([]);
    await wait(world, { do: 'wait', request: story.request, seq: 1, token: 'late' });
    expect(world.workflow.woken).toEqual(['late']);
    expect(await world.index.readWait(story.request)).toEqual({ seq: 1, token: 'late' });
  });
});
