import { broker } from '../../../hub/steps/broker/broker';
import { ballotNonce } from '../../../shared/ballot/ballot';
import { fold } from '../../../shared/ledger/fold';
import { ballotClaims, idToken, providerKey } from '../../organization/provider';
import { later, Story } from '../../organization/story';
import { brokerOf, lastIn, planted, run, typesIn } from './at-the-broker';

describe('verifying a ballot', () => {
  it('seals token and key first and then says so', async () => {
    const story = new Story().until('confirmed').voted();
    const world = planted(story);
    await run(world, story.request, 'verify');
    expect(await world.witness.readBallot(story.request, 3)).toEqual({
      token: story.state().votes[0]?.token,
      key: providerKey,
    });
    expect(await lastIn(world, story.request)).toMatchObject({
      type: 'verified',
      data: { ballot: 3, choice: 'approve' },
    });
  });

  it.each([
    ['a vote without a token', 'x', 'wang-fang'],
    ["a token that wang-fang signed, under tom-baker's name", 'hers', 'tom-baker'],
    ['a vote of somebody who may not sign', 'hers', 'ana-ruiz'],
    ['a vote of the requester', 'hers', 'li-wei'],
  ])('freezes the request at %s, and counts it for the alarm', async (_, token, person) => {
    const story = new Story().until('confirmed');
    const hers = story.token('wang-fang', 'approve', later(3));
    const data = {
      person,
      level: 0,
      approvalHash: story.assessed.approvalHash,
      token: token === 'hers' ? hers : token,
    };
    const world = planted(story.add({ type: 'voted', data }));
    await run(world, story.request, 'verify');
    expect(await lastIn(world, story.request)).toMatchObject({ type: 'frozen', data: { at: 3 } });
    expect(world.metrics.counts).toEqual({ RequestsFrozen: 1 });
    expect(world.witness.ballots.size).toBe(0);
  });

  it('freezes the request when Advance did not write the assessment: people have read its facts', async () => {
    const story = new Story().until('confirmed').voted();
    const world = planted(story);
    world.witness.marks.clear();
    await run(world, story.request, 'verify');
    expect(await lastIn(world, story.request)).toMatchObject({ type: 'frozen', data: { at: 1 } });
    expect(world.witness.ballots.size).toBe(0);
  });

  it('verifies the second of two ballots that came together, though the first was enough', async () => {
    const story = new Story().until('confirmed').voted('wang-fang').voted('tom-baker');
    const world = planted(story);
    await run(world, story.request, 'verify');
    await run(world, story.request, 'verify');
    expect((await typesIn(world, story.request)).slice(-2)).toEqual(['verified', 'verified']);
    const folded = fold(story.request, await world.ledger.read(story.request));
    expect(folded).toMatchObject({ ok: true, state: { phase: 'approved' } });
  });

  it('adds nothing to a request that ended while the ballot was on its way', async () => {
    const story = new Story()
      .until('confirmed')
      .voted()
      .add({ type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: false } });
    const world = planted(story);
    expect(await run(world, story.request, 'verify')).toEqual({ did: 'nothing to verify' });
    expect(world.ledger.appends).toBe(0);
  });

  it('freezes the request when the approval hash is not that of the assessment', async () => {
    const story = new Story().opened();
    const other = {
      ...story.assessed,
      sourced: {
        ...story.assessed.sourced,
        call: { ...story.assessed.sourced.call, input: { InstanceIds: ['i-0a1b2c3d4e5f60002'] } },
      },
    };
    story.add({ type: 'assessed', data: other }).confirmed().voted();
    const world = planted(story);
    await run(world, story.request, 'verify');
    expect(await lastIn(world, story.request)).toMatchObject({ type: 'frozen' });
  });

  it("fails, and does not freeze, when the provider's keys cannot be read", async () => {
    const story = new Story().until('confirmed').voted();
    const world = planted(story);
    const deaf = {
      ...brokerOf(world),
      provider: { ...world.provider, keys: async () => Promise.reject(new Error('no answer')) },
    };
    await expect(broker(deaf, { do: 'verify', request: story.request, seq: 3 })).rejects.toThrow('no answer');
    expect(world.ledger.appends).toBe(0);
  });
});

describe('a ballot of another request', () => {
  it('does not count, although call, grant and approval hash are the same', async () => {
    const story = new Story().until('confirmed');
    const nonce = ballotNonce('0'.repeat(32), story.assessed.approvalHash, 'approve');
    const token = idToken(ballotClaims('wang-fang', nonce, later(3)));
    const world = planted(
      story.add({
        type: 'voted',
        data: { person: 'wang-fang', level: 0, approvalHash: story.assessed.approvalHash, token },
      }),
    );
    await run(world, story.request, 'verify');
    expect(await lastIn(world, story.request)).toMatchObject({
      type: 'frozen',
      data: { why: expect.stringContaining('wrong-nonce') },
    });
  });
});
