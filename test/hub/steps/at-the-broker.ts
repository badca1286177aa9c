import { broker } from '../../../hub/steps/broker/broker';
import type { BrokerInput } from '../../../shared/workflow';
import { providerKey } from '../../organization/provider';
import { Story } from '../../organization/story';
import { type MemoryWorld, memoryWorld } from '../memory/world';

type Task = Exclude<BrokerInput, { do: 'remove-leftovers' }>['do'];

/** The world as the broker sees it: the witness takes its marks. */
export const brokerOf = (world: MemoryWorld) => ({ ...world, witness: world.witness.as('broker') });

/** One task of the broker. */
export const run = (world: MemoryWorld, request: string, task: Task) =>
  broker(brokerOf(world), { do: task, request, seq: 0 });

/** Types of a request's events. */
export const typesIn = async (world: MemoryWorld, request: string) =>
  (await world.ledger.read(request)).map(({ body }) => JSON.parse(body).type);

/** The last event of a request. */
export const lastIn = async (world: MemoryWorld, request: string) =>
  JSON.parse((await world.ledger.read(request)).at(-1)?.body ?? '{}');

/** A world in which a story has happened. */
export function planted(story: Story, using?: Parameters<typeof memoryWorld>[0]): MemoryWorld {
  const world = memoryWorld(using);
  world.plant(story);
  return world;
}

/** A request whose ballots the broker has verified itself, at the point of execution. */
export async function ready(): Promise<{ world: MemoryWorld; request: string }> {
  const story = new Story().until('verified release');
  const world = planted(story);
  for (const [seq, ballot] of [
    [3, story.state().votes[0]],
    [6, story.state().release],
  ] as const) {
    await world.witness.sealBallot(story.request, seq, { token: ballot?.token ?? '', key: providerKey });
  }
  return { world, request: story.request };
}
