import { intake } from '../../../hub/steps/intake';
import { requestIdOf } from '../../../shared/approval/request-id';
import terminateInstances from '../../fixtures/terminate-instances-denied.json';
import { configuration, GUARD, MEMBER } from '../../organization/configuration';
import { PRODUCTION, policyOf, ROOT } from '../../organization/policies';
import { denialOf, START } from '../../organization/story';
import { memoryWorld } from '../memory/world';

const request = requestIdOf(denialOf());

describe('intake', () => {
  it('opens a request for a denial by our guard and starts its workflow', async () => {
    const world = memoryWorld();
    expect(await intake(world, terminateInstances, START)).toEqual({ ok: true, request });
    expect((await world.ledger.read(request)).map(({ body }) => JSON.parse(body).type)).toEqual(['opened']);
    expect(world.workflow.started).toEqual([`${request}-0`]);
    expect(await world.index.list('li-wei')).toEqual([
      { request, part: 'requester', opened: '2026-11-24T09:00:05.000Z' },
    ]);
  });

  it('opens nothing twice: the same event is counted as repeated, and its workflow is still there', async () => {
    const world = memoryWorld();
    await intake(world, terminateInstances, START);
    expect(await intake(world, terminateInstances, START)).toMatchObject({ ok: false, refusal: 'repeated' });
    expect(await world.ledger.read(request)).toHaveLength(1);
    expect(world.metrics.counts).toEqual({ RequestsOpened: 1, DenialsRefused: 1 });
  });

  it('takes the same call by the same person within 15 minutes as one wish, and later as a new one', async () => {
    const world = memoryWorld();
    const again = structuredClone(terminateInstances);
    again.detail.eventID = '0e2a1c1a-1f5e-4b7f-8a7d-3d7a9d0a0099';
    await intake(world, terminateInstances, START);
    expect(await intake(world, again, START)).toMatchObject({ ok: false, refusal: 'repeated' });
    expect(await intake(world, again, new Date(START.getTime() + 901_000))).toMatchObject({ ok: true });
  });

  it('starts the workflow that a crash after the insert left out, when the queue delivers again', async () => {
    const world = memoryWorld();
    const { start } = world.workflow;
    const crashing = {
      ...world,
      workflow: { ...world.workflow, start: async () => Promise.reject(new Error('crash')) },
    };
    await expect(intake(crashing, terminateInstances, START)).rejects.toThrow('crash');
    await intake({ ...world, workflow: { ...world.workflow, start } }, terminateInstances, START);
    expect(world.workflow.started).toEqual([`${request}-0`]);
  });

  it.each([
    [
      "an IAM user in nobody's name",
      { userIdentity: { arn: 'arn:aws:iam::333333333333:user/mallory' } },
      'unknown-person',
    ],
    ['a record without parameters', { requestParameters: null }, 'needs-completion'],
    ['parameters that do not convert', { requestParameters: { instancesSet: { items: [] } } }, 'parameters-not-exact'],
    [
      'parameters that do not name the denied resource',
      { requestParameters: { instancesSet: { items: [{ instanceId: 'i-0a1b2c3d4e5f60009' }] } } },
      'resource-mismatch',
    ],
  ])('refuses %s', async (_, change, refusal) => {
    const world = memoryWorld();
    const { detail } = terminateInstances;
    const userIdentity = { ...detail.userIdentity, ...('userIdentity' in change ? change.userIdentity : {}) };
    const event = { ...terminateInstances, detail: { ...detail, ...change, userIdentity } };
    expect(await intake(world, event, START)).toMatchObject({ ok: false, refusal });
    expect(world.ledger.appends).toBe(0);
  });

  it('refuses an operation that no policy guards, and one of an account that is not ours', async () => {
    const world = memoryWorld();
    const unguarded = { ...world, configuration: { ...world.configuration, policies: [] } };
    expect(await intake(unguarded, terminateInstances, START)).toMatchObject({ refusal: 'not-guarded' });
    const stranger = { ...world, organization: { ...world.organization, account: async () => null } };
    expect(await intake(stranger, terminateInstances, START)).toMatchObject({ refusal: 'unknown-account' });
  });

  it('asks what is in force where the call was made: a unit guards its own accounts only', async () => {
    const world = memoryWorld({ ...configuration, policies: [policyOf('production', {}, [PRODUCTION])] });
    expect(await intake(world, terminateInstances, START)).toMatchObject({ refusal: 'not-guarded' });
    const path = [ROOT, PRODUCTION, MEMBER];
    const inUnit = { ...world.organization, account: async () => ({ name: 'payments-prod', path }) };
    expect(await intake({ ...world, organization: inUnit }, terminateInstances, START)).toEqual({ ok: true, request });
  });

  it('knows a denial by the guard of any place', async () => {
    const world = memoryWorld();
    const guarding = (guards: readonly string[]) => ({
      ...world,
      organization: { ...world.organization, guards: async () => guards },
    });
    const other = GUARD.replace('p-guard1234', 'p-unit1234');
    expect(await intake(guarding([other]), terminateInstances, START)).toMatchObject({ refusal: 'not-our-guard' });
    expect(await intake(guarding([]), terminateInstances, START)).toMatchObject({ refusal: 'not-our-guard' });
    expect(await intake(guarding([other, GUARD]), terminateInstances, START)).toMatchObject({ ok: true });
  });

  it("gives the message back to the queue when Organizations does not answer: without the guards' ARNs nothing is decided", async () => {
    const world = memoryWorld();
    const silent = {
      ...world,
      organization: { ...world.organization, guards: async () => Promise.reject(new Error('timeout')) },
    };
    await expect(intake(silent, terminateInstances, START)).rejects.toThrow('timeout');
    expect(world.ledger.appends).toBe(0);
  });
});
