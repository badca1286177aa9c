import { sweep } from '../../../hub/steps/sweep';
import type { BrokerInput } from '../../../shared/workflow';
import { Story } from '../../organization/story';
import { memoryWorld } from '../memory/world';

async function swept(story: Story, prepare: (world: ReturnType<typeof memoryWorld>) => Promise<void> | void) {
  const world = memoryWorld();
  const started: BrokerInput[] = [];
  world.ledger.plant(story.request, story.events);
  await world.index.register(story.request, '333333333333', 'li-wei');
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

  it('has the broker look for leftover grants only where one may have been made', async () => {
    expect((await swept(new Story().until('copied'), () => undefined)).started).toEqual([]);
    const released = await swept(new Story().until('released'), () => undefined);
    expect(released.started).toEqual([{ do: 'remove-leftovers', account: '333333333333' }]);
  });
});
