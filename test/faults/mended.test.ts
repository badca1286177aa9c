import { broker } from '../../hub/steps/broker/broker';
import { tell } from '../../hub/steps/tell';
import { sealAll } from '../../hub/steps/write';
import type { StoredEvent } from '../../shared/ledger/envelope';
import type { Fact } from '../../shared/ledger/event';
import { memoryMailer } from '../hub/memory/mailer';
import { type MemoryWorld, memoryWorld } from '../hub/memory/world';
import { Story } from '../organization/story';

const typeOf = ({ body }: StoredEvent): string => (JSON.parse(body) as { type: string }).type;

/** A request that is released and verified, with both ballots sealed by the broker. */
async function released(): Promise<{ world: MemoryWorld; story: Story }> {
  const world = memoryWorld();
  const story = new Story().until('released');
  world.plant(story);
  const { request } = story;
  for (const seq of [3, 6]) {
    const { token } = JSON.parse(story.events[seq]?.body ?? '').data as { token: string };
    const [key] = await world.provider.keys();
    if (key) await world.witness.sealBallot(request, seq, { token, key });
  }
  world.plant(story.verified(6));
  await sealAll(world, request, story.events);
  return { world, story };
}

const execute = (world: MemoryWorld, { request }: Story) =>
  broker({ ...world, witness: world.witness.as('broker') }, { do: 'execute', request, seq: 7 });

/** Grants that are made only after these facts were written by somebody else. */
const slowly = (world: MemoryWorld, story: Story, facts: readonly Fact[]): MemoryWorld => ({
  ...world,
  grants: {
    ...world.grants,
    create: async (...inputs) => {
      for (const fact of facts) story.add(fact);
      world.plant(story);
      return world.grants.create(...inputs);
    },
  },
});

describe('what the faults have found', () => {
  it('a mark that fails after its mail went out is tried again, and the mail is not', async () => {
    const world = memoryWorld();
    const mailer = memoryMailer();
    const story = new Story().opened().assess();
    world.plant(story);
    let failures = 3;
    const index = {
      ...world.index,
      markMailed: async (...inputs: Parameters<typeof world.index.markMailed>) => {
        failures -= 1;
        if (failures >= 0) throw new Error('throttled');
        await world.index.markMailed(...inputs);
      },
    };
    const ports = { ...world, index, mailer, webUrl: 'https://countersign.example.com' };
    const input = { request: story.request, seq: 1, notice: 'confirm' } as const;
    await expect(tell(ports, input, world.clock())).resolves.toEqual({ sent: 1 });
    await expect(tell(ports, input, world.clock())).resolves.toEqual({ sent: 0 });
    expect(mailer.sent).toHaveLength(1);
  });

  it('a broker that outlives its execution takes away the grant that it made after the request was closed', async () => {
    const { world, story } = await released();
    const recalled: readonly Fact[] = [
      { type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: false } },
      { type: 'revoked', data: { role: 'r' } },
      { type: 'closed', data: {} },
    ];
    await execute(slowly(world, story, recalled), story);
    expect([[...world.grants.roles], world.grants.calls]).toEqual([[], []]);
  });

  it('and leaves it alone while another broker may be using it', async () => {
    const { world, story } = await released();
    const begun: Fact = { type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } };
    await execute(slowly(world, story, [begun]), story);
    expect([[...world.grants.roles], world.grants.calls]).toEqual([[story.request], []]);
  });

  it.each(['before', 'after'])('an outcome is written although the first insert fails %s it was made', async (when) => {
    const { world, story } = await released();
    const { append } = world.ledger;
    let failed = false;
    const failing = async (request: string, event: StoredEvent) => {
      const fails = typeOf(event) === 'executed' && !failed;
      if (fails) failed = true;
      if (fails && when === 'before') throw new Error('throttled');
      const written = await append(request, event);
      if (fails) throw new Error('the answer was lost');
      return written;
    };
    await execute({ ...world, ledger: { ...world.ledger, append: failing } }, story);
    expect((await world.ledger.read(story.request)).map(typeOf).slice(-2)).toEqual(['executing', 'executed']);
    expect([world.grants.calls, world.metrics.counts]).toEqual([['ec2:TerminateInstances'], {}]);
  });
});
