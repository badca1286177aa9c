import { advance, wait } from '../../hub/steps/advance';
import { broker } from '../../hub/steps/broker/broker';
import { tell } from '../../hub/steps/tell';
import { envelop } from '../../shared/ledger/envelope';
import type { Actor, Fact } from '../../shared/ledger/event';
import { fold } from '../../shared/ledger/fold';
import type { AdvanceInput, BrokerInput, TellInput, WaitInput } from '../../shared/workflow';
import { memoryMailer } from '../hub/memory/mailer';
import { memoryWorld } from '../hub/memory/world';
import { Story } from '../organization/story';
import { StateError } from './expression';
import { definitionIn } from './machine';
import { synthesize } from './synthesis';
import { type Invocation, walk } from './walker';

const definition = definitionIn(synthesize().hub);

/** What people do while the workflow waits, by the state that asked them. */
type Deeds = Readonly<Record<string, (story: Story, at: Date) => { readonly fact: Fact; readonly actor: Actor }>>;

const GOOD: Deeds = {
  AskOperator: ({ assessed: { approvalHash } }) => ({
    fact: { type: 'confirmed', data: { person: 'li-wei', approvalHash, reason: 'retired' } },
    actor: { by: 'web', person: 'li-wei' },
  }),
  AskApprovers: (story, at) => ({
    fact: {
      type: 'voted',
      data: {
        person: 'wang-fang',
        level: 0,
        approvalHash: story.assessed.approvalHash,
        token: story.token('wang-fang', 'approve', at),
      },
    },
    actor: { by: 'ballot', person: 'wang-fang' },
  }),
  AskRelease: (story, at) => ({
    fact: {
      type: 'released',
      data: {
        person: 'li-wei',
        approvalHash: story.assessed.approvalHash,
        token: story.token('li-wei', 'release', at),
      },
    },
    actor: { by: 'ballot', person: 'li-wei' },
  }),
};

/** The synthesized state machine with the steps that our Lambdas run, over a world in memory. */
async function run(deeds: Deeds, dying: { readonly state: string; readonly when: 'before' | 'after' } | null = null) {
  const world = memoryWorld();
  const mailer = memoryMailer();
  const story = new Story().opened();
  const { request } = story;
  world.plant(story);
  let asked = '';
  let died = false;
  const people = async (): Promise<void> => {
    const at = world.clock();
    const folded = fold(request, await world.ledger.read(request));
    const deed = deeds[asked]?.(story, at);
    if (!folded.ok || !deed) throw new Error(`nobody answers ${asked}`);
    await world.ledger.append(request, envelop(deed.fact, { request, head: folded.state.head, at, actor: deed.actor }));
  };
  const lambdas: Readonly<Record<string, (payload: never) => Promise<unknown>>> = {
    '<advanceFunction.Arn>': async (payload: AdvanceInput | WaitInput) => {
      if (payload.do !== 'wait') return advance(world, payload, world.clock());
      await wait(world, payload);
      return people();
    },
    '<tellFunction.Arn>': (payload: TellInput) =>
      tell({ ...world, mailer, webUrl: 'https://countersign.example.com' }, payload, world.clock()),
    '<brokerFunction.Arn>': (payload: BrokerInput) =>
      broker({ ...world, witness: world.witness.as('broker') }, payload),
  };
  const invoke = async ({ state, function: name, payload }: Invocation): Promise<unknown> => {
    if (state.startsWith('Ask')) asked = state;
    const lambda = lambdas[name];
    if (!lambda) throw new Error(`there is no Lambda ${name}`);
    const dies = state === dying?.state && !died;
    if (dies) died = true;
    if (dies && dying.when === 'before') throw new StateError('Runtime.ExitError');
    const answer = await lambda(payload as never);
    if (dies) throw new StateError('Runtime.ExitError');
    return answer ?? {};
  };
  const steps = await walk(definition, { do: 'advance', request }, invoke);
  const events = (await world.ledger.read(request)).map(({ body }) => (JSON.parse(body) as { type: string }).type);
  return {
    world,
    mailer,
    path: steps.map(({ state }) => state).filter((state) => !['Begin', 'Next?'].includes(state)),
    events,
  };
}

describe('the synthesized state machine over the real steps', () => {
  it('brings a denied call to its end: asked, signed, released, run once, role removed, told, closed', async () => {
    const { path, events, world } = await run(GOOD);
    expect(path.join(' ')).toBe(
      'Advance AskOperator Wait Advance AskApprovers Wait Advance VerifyBallot Advance BackUp Advance ' +
        'AskRelease Wait Advance VerifyBallot Advance Execute Advance Revoke Advance Tell Advance Done',
    );
    expect(events.at(-1)).toBe('closed');
    expect(world.grants.calls).toEqual(['ec2:TerminateInstances']);
    expect([...world.grants.roles]).toEqual([]);
  });

  it.each(['VerifyBallot', 'BackUp', 'Execute', 'Revoke', 'Tell', 'AskApprovers'])(
    'comes to the same end when the Lambda of %s dies once before it has done anything',
    async (state) => {
      const { path, events, world } = await run(GOOD, { state, when: 'before' });
      expect(path.join(' ')).toContain(`${state} Advance Pause Advance ${state}`);
      expect([events.at(-1), world.grants.calls, world.grants.roles.size]).toEqual([
        'closed',
        ['ec2:TerminateInstances'],
        0,
      ]);
    },
  );

  it.each(['VerifyBallot', 'BackUp', 'Execute', 'Revoke', 'AskApprovers'])(
    'does nothing twice when the Lambda of %s dies after it has done everything',
    async (state) => {
      const { events, world, mailer } = await run(GOOD, { state, when: 'after' });
      expect([events.at(-1), world.grants.calls, world.grants.roles.size]).toEqual([
        'closed',
        ['ec2:TerminateInstances'],
        0,
      ]);
      const once = new Set(mailer.sent.map(({ to, subject }) => `${to} ${subject}`));
      expect(mailer.sent).toHaveLength(once.size);
    },
  );

  it('tells the operator at the end, after asking those who had to act', async () => {
    const { mailer } = await run(GOOD);
    expect(mailer.sent.map(({ to }) => to)).toEqual(
      expect.arrayContaining(['li.wei@example.com', 'wang.fang@example.com']),
    );
  });
});
