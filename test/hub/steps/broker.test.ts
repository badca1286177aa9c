import { broker } from '../../../hub/steps/broker/broker';
import { fold } from '../../../shared/ledger/fold';
import { MEMBER, needingTwo } from '../../organization/configuration';
import { PRODUCTION, policyOf, ROOT } from '../../organization/policies';
import { providerKey } from '../../organization/provider';
import { FACTS, later, Story } from '../../organization/story';
import { type MemoryWorld, memoryGrants } from '../memory/world';
import { brokerOf, lastIn, planted, ready, run, typesIn } from './at-the-broker';

describe('executing', () => {
  it('writes and seals "executing" before the call, sends the call once, and says what came back', async () => {
    const { world, request } = await ready();
    await run(world, request, 'execute');
    expect((await typesIn(world, request)).slice(-2)).toEqual(['executing', 'executed']);
    expect(world.grants.calls).toEqual(['ec2:TerminateInstances']);
    expect(world.witness.seals.has(`${request}/8`)).toBe(true);
  });

  it('sends nothing a second time, however often it is started', async () => {
    const { world, request } = await ready();
    for (let start = 0; start < 3; start += 1) await run(world, request, 'execute');
    expect(world.grants.calls).toHaveLength(1);
  });

  it('believes no "verified" that it did not seal itself', async () => {
    const story = new Story().until('verified release');
    const world = planted(story);
    await run(world, story.request, 'execute');
    expect(await lastIn(world, story.request)).toMatchObject({
      type: 'frozen',
      data: { why: 'the ballot at event 3 was never verified' },
    });
    expect(world.grants.calls).toEqual([]);
    expect(world.grants.roles.size).toBe(0);
  });

  it("freezes when the signatures are fewer than the ledger's decision needs", async () => {
    const story = new Story(undefined, needingTwo).opened().assess().confirmed().voted().verified(3);
    // Somebody writes that a second ballot was verified by forging the same vote's verification is impossible in the
    // fold; so the quorum can only be short when the seals of one vote are missing.
    story.voted('tom-baker').verified(5).copied().released().verified(8);
    const world = planted(story, needingTwo);
    await world.witness.sealBallot(story.request, 3, { token: story.state().votes[0]?.token ?? '', key: providerKey });
    await run(world, story.request, 'execute');
    expect(await lastIn(world, story.request)).toMatchObject({ type: 'frozen', data: { at: 5 } });
  });

  it('voids when a forged assessment asked for fewer signatures than the policy does', async () => {
    const story = new Story().until('verified release');
    const world = planted(story, needingTwo);
    for (const [seq, ballot] of [
      [3, story.state().votes[0]],
      [6, story.state().release],
    ] as const) {
      await world.witness.sealBallot(story.request, seq, { token: ballot?.token ?? '', key: providerKey });
    }
    await run(world, story.request, 'execute');
    expect(await lastIn(world, story.request)).toMatchObject({
      type: 'voided',
      data: { changes: [{ what: 'decision' }] },
    });
    expect(world.grants.calls).toEqual([]);
  });

  it('voids when the resource is another one under the same name', async () => {
    const { world, request } = await ready();
    const swapped = {
      ...brokerOf(world),
      reader: {
        facts: async () => ({ ok: true as const, resources: FACTS.map((each) => ({ ...each, identity: 'new' })) }),
      },
    };
    await broker(swapped, { do: 'execute', request, seq: 7 });
    expect(await lastIn(world, request)).toMatchObject({ type: 'voided', data: { changes: [{ what: 'resource' }] } });
    expect(world.grants.calls).toEqual([]);
  });

  it('voids when the account has moved since, to where more is asked', async () => {
    const { world, request } = await ready();
    const levels = [{ name: 'platform', need: 2, of: ['platform-leads'] }];
    const { policies } = world.configuration;
    const path = [ROOT, PRODUCTION, MEMBER];
    const moved = {
      ...brokerOf(world),
      configuration: { ...world.configuration, policies: [...policies, policyOf('more', { levels }, [PRODUCTION])] },
    };
    const organization = { ...world.organization, account: async () => ({ name: 'payments-prod', path }) };
    await broker({ ...moved, organization }, { do: 'execute', request, seq: 7 });
    expect(await lastIn(world, request)).toMatchObject({ type: 'voided', data: { changes: [{ what: 'decision' }] } });
    expect(world.grants.calls).toEqual([]);
  });

  it('voids, without an alarm, when the signer has left the group since', async () => {
    const { world, request } = await ready();
    const configuration = { ...world.configuration, groups: { 'platform-leads': ['tom-baker'] } };
    await broker({ ...brokerOf(world), configuration }, { do: 'execute', request, seq: 7 });
    expect(await lastIn(world, request)).toMatchObject({ type: 'voided', data: { changes: [{ what: 'signer' }] } });
    expect([world.grants.calls, world.metrics.counts]).toEqual([[], {}]);
  });

  it('runs when one signer has left the group since and enough others have signed', async () => {
    const story = new Story().opened().assess().confirmed().voted().voted('tom-baker').verified(3).verified(4);
    const world = planted(story.copied().released().verified(8));
    const { votes, release } = story.state();
    for (const ballot of [...votes, release])
      if (ballot) await world.witness.sealBallot(story.request, ballot.seq, { token: ballot.token, key: providerKey });
    const configuration = { ...world.configuration, groups: { 'platform-leads': ['tom-baker'] } };
    await broker({ ...brokerOf(world), configuration }, { do: 'execute', request: story.request, seq: 9 });
    expect(world.grants.calls).toHaveLength(1);
  });

  it('runs nothing that was released more than an hour ago', async () => {
    const { world, request } = await ready();
    world.time = later(6 + 3601);
    expect(await run(world, request, 'execute')).toEqual({ did: 'the release is too old to run' });
    expect(world.grants.calls).toEqual([]);
  });

  it('sends nothing when the operator recalls while the grant is being made', async () => {
    const { world, request } = await ready();
    const story = new Story()
      .until('verified release')
      .add({ type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: false } });
    const { create } = world.grants;
    const slow: MemoryWorld['grants'] = {
      ...world.grants,
      create: async (...given) => {
        world.ledger.plant(request, story.events);
        return create(...given);
      },
    };
    await broker({ ...brokerOf(world), grants: slow }, { do: 'execute', request, seq: 7 });
    expect(world.grants.calls).toEqual([]);
    expect(await typesIn(world, request)).not.toContain('executing');
  });

  it.each([
    [
      { outcome: 'failed', error: 'InvalidInstanceID.NotFound', message: 'gone' },
      { type: 'failed', data: { sent: true } },
    ],
    [
      { outcome: 'unknown', why: 'socket hang up' },
      { type: 'unknown', data: { why: 'socket hang up' } },
    ],
  ] as const)('says what came back: %j', async (outcome, event) => {
    const { world, request } = await ready();
    await broker({ ...brokerOf(world), grants: memoryGrants(outcome) }, { do: 'execute', request, seq: 7 });
    expect(await lastIn(world, request)).toMatchObject(event);
  });

  it('fails without sending when the grant cannot be made or AWS would deny the call', async () => {
    for (const refusing of ['create', 'preflight'] as const) {
      const { world, request } = await ready();
      const no = { ok: false as const, error: 'WouldBeDenied', message: 'another policy' };
      const grants = memoryGrants();
      const create: typeof grants.create = async (...given) => {
        const made = await grants.create(...given);
        if (refusing === 'create' || !made.ok) return no;
        return { ok: true, grant: { ...made.grant, preflight: async () => no } };
      };
      await broker({ ...brokerOf(world), grants: { ...grants, create } }, { do: 'execute', request, seq: 7 });
      expect(await lastIn(world, request)).toMatchObject({
        type: 'failed',
        data: { sent: false, error: 'WouldBeDenied' },
      });
      expect(grants.calls).toEqual([]);
    }
  });
});

describe('an answer that comes late', () => {
  it('follows "unknown" that another run wrote meanwhile', async () => {
    const { world, request } = await ready();
    const grants = memoryGrants();
    const create: typeof grants.create = async (...given) => {
      const made = await grants.create(...given);
      if (!made.ok) return made;
      const run: typeof made.grant.run = async (call) => {
        await broker(brokerOf(world), { do: 'reconcile', request, seq: 8 });
        return made.grant.run(call);
      };
      return { ok: true, grant: { ...made.grant, run } };
    };
    await broker({ ...brokerOf(world), grants: { ...grants, create } }, { do: 'execute', request, seq: 7 });
    expect((await typesIn(world, request)).slice(-3)).toEqual(['executing', 'unknown', 'executed']);
  });

  it('is counted, and breaks nothing, when no event can follow any more', async () => {
    const { world, request } = await ready();
    const grants = memoryGrants({ outcome: 'unknown', why: 'socket hang up' });
    const create: typeof grants.create = async (...given) => {
      const made = await grants.create(...given);
      if (!made.ok) return made;
      const run: typeof made.grant.run = async (call) => {
        await broker(brokerOf(world), { do: 'reconcile', request, seq: 8 });
        return made.grant.run(call);
      };
      return { ok: true, grant: { ...made.grant, run } };
    };
    await broker({ ...brokerOf(world), grants: { ...grants, create } }, { do: 'execute', request, seq: 7 });
    expect((await typesIn(world, request)).slice(-2)).toEqual(['executing', 'unknown']);
    expect(world.metrics.counts).toEqual({ OutcomesLost: 1 });
    expect(fold(request, await world.ledger.read(request)).ok).toBe(true);
  });
});

describe('after the run', () => {
  it('removes the grant and says so, once', async () => {
    const { world, request } = await ready();
    await run(world, request, 'execute');
    expect(world.grants.roles.size).toBe(1);
    await run(world, request, 'revoke');
    await run(world, request, 'revoke');
    expect(world.grants.roles.size).toBe(0);
    expect((await typesIn(world, request)).filter((type) => type === 'revoked')).toHaveLength(1);
  });

  it('never sends again what was being sent when the broker died: the outcome is unknown', async () => {
    const story = new Story()
      .until('verified release')
      .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } });
    const world = planted(story);
    await run(world, story.request, 'reconcile');
    expect(await lastIn(world, story.request)).toMatchObject({ type: 'unknown' });
    expect(world.grants.calls).toEqual([]);
  });

  it('removes no grant while the call that was released may still run', async () => {
    const waiting = new Story().until('verified release');
    const world = planted(waiting);
    world.grants.roles.add(waiting.request);
    world.time = later(20 * 60);
    await broker(brokerOf(world), { do: 'remove-leftovers', account: '333333333333' });
    expect([...world.grants.roles]).toEqual([waiting.request]);
  });

  it('removes leftover grants of ended, broken and unknown requests, and leaves the one in use alone', async () => {
    const inUse = new Story().until('verified release');
    const world = planted(inUse);
    world.time = later(60);
    world.grants.roles.add(inUse.request);
    world.grants.roles.add('0'.repeat(32));
    await broker(brokerOf(world), { do: 'remove-leftovers', account: '333333333333' });
    expect([...world.grants.roles]).toEqual([inUse.request]);
    world.time = later(6 + 3600);
    await broker(brokerOf(world), { do: 'remove-leftovers', account: '333333333333' });
    expect(world.grants.roles.size).toBe(0);
    expect(world.metrics.counts).toEqual({ GrantsLeftOver: 2 });
  });
});
