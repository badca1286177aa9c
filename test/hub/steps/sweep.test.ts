import { sweep } from '../../../hub/steps/sweep';
import type { BrokerInput } from '../../../shared/workflow';
import { Story } from '../../organization/story';
import { memoryWorld } from '../memory/world';

const START = '2026-11-24T09:00:05.000Z';

async function swept(story: Story, prepare: (world: ReturnType<typeof memoryWorld>) => Promise<void> | void) {
  const world = memoryWorld();
  const started: BrokerInput[] = [];
  world.plant(story);
  await world.index.register(story.request, '333333333333', 'li-wei', START);
  await prepare(world);
  await sweep({ ...world, brokerTrigger: { start: async (input) => void started.push(input) } });
  return { world, started };
}

describe('the sweeper', () => {
  it('wakes a workflow that waits although the ledger moved on', async () => {
    const story = new Story().until('confirmed');
    const { world } = await swept(story, async ({ index, workflow }) => {
      await workflow.start(story.request, 0);
      await index.saveWait(story.request, { seq: 1, token: 'asleep' });
    });
    expect(world.workflow.woken).toEqual(['asleep']);
  });

  it('lets a workflow wait that knows the head', async () => {
    const story = new Story().until('confirmed');
    const { world } = await swept(story, async ({ index, workflow }) => {
      await workflow.start(story.request, 0);
      await index.saveWait(story.request, { seq: 2, token: 'waiting' });
    });
    expect(world.workflow.woken).toEqual([]);
  });

  it('starts the next run of a workflow that died, and the first of one that never began', async () => {
    const story = new Story().until('confirmed');
    const { world: never } = await swept(story, () => undefined);
    expect(never.workflow.started).toEqual([`${story.request}-0`]);
    const { world: died } = await swept(story, (world) => {
      Object.assign(world.workflow, { status: async () => ({ run: 4, running: false }) });
    });
    expect(died.workflow.started).toEqual([`${story.request}-5`]);
  });

  it('has the broker look for leftover grants once in every account that has an open request', async () => {
    const { started } = await swept(new Story().until('released'), async ({ index }) => {
      await index.register('Z'.repeat(32), '333333333333', 'li-wei', START);
    });
    expect(started).toEqual([{ do: 'remove-leftovers', account: '333333333333' }]);
  });

  it('goes on when an entry is no request, or cannot be looked at', async () => {
    const story = new Story().until('confirmed');
    const { world } = await swept(story, async ({ index, workflow }) => {
      await index.register('<no request>', '333333333333', 'li-wei', START);
      await index.register('A'.repeat(32), '333333333333', 'li-wei', START);
      const { status } = workflow;
      Object.assign(workflow, {
        status: (request: string) => (request === story.request ? status(request) : Promise.reject(new Error('no'))),
      });
    });
    expect(world.workflow.started).toEqual([`${story.request}-0`]);
  });

  it('closes nothing by itself: a request that says it is closed is looked at by Advance again', async () => {
    const story = new Story().until('confirmed').add({ type: 'rejected', data: { person: 'tom-baker', reason: 'no' } });
    const { world } = await swept(story.add({ type: 'closed', data: {} }), () => undefined);
    expect(world.workflow.started).toEqual([`${story.request}-0`]);
    expect(await world.index.open()).toHaveLength(1);
  });
});
