import { eventsOf, eventually } from '../../local/demo/evidence';
import { awsCli, tellStory } from '../../local/demo/story';
import { withSibling } from '../../local/organization/seeds/seed';
import { LOGGED } from './any-service/logged';
import type { Prepared } from './any-service/operation';
import { SILENT } from './any-service/silent';
import { type Ground, setGround } from './any-service/stage';
import { refusalsFor } from './refusals';

/** A call that is told as a whole story, with how its input is known and what the operation is called. */
const STORIES = [
  ['EXACT', 'ec2 RevokeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'],
  ['EXACT', 's3 DeleteBucketPolicy', 's3:DeleteBucketPolicy'],
  ['EXACT', 'eks DeleteNodegroup', 'eks:DeleteNodegroup'],
  ['DERIVED', 'elbv2 DeleteLoadBalancer', 'elasticloadbalancing:DeleteLoadBalancer'],
  ['DERIVED', 'rds DeleteGlobalCluster', 'rds:DeleteGlobalCluster'],
] as const;

const operationOf = (action: string) => {
  const found = [...LOGGED, ...SILENT].find((operation) => operation.action === action);
  if (!found) throw new Error(action);
  return found;
};

/** What pages call the resource by and ask to be typed: its name where the ARN has one, and the end of the ARN. */
function naming({ seed: { arn, name } }: Prepared): { readonly name: string; readonly typed: string } {
  const typed = arn.replace(/^.*[/:]/, '');
  return { name: arn.includes(name) ? name : typed, typed };
}

describe('any operation of AWS, from a refused call of the real AWS CLI to the executed call', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await setGround();
  });

  it.each(STORIES)('%s: %s runs once, exactly as it was refused', async (tier, call, action) => {
    const { cloud } = ground;
    const [, verb = ''] = action.split(':');
    const { one, sibling } = await withSibling(verb.toLowerCase().slice(0, 8), (name) =>
      operationOf(action).prepare(ground, name),
    );
    const target = {
      ...naming(one),
      command: one.command,
      exists: async () => !(await one.done()),
      siblingExists: async () => !(await sibling.done()),
    };
    const told = await tellStory(cloud, target, () => {});
    expect(told).toMatchObject({ outcome: 'executed', leftovers: [] });
    const [assessed] = (await eventsOf(cloud, told.request)).flatMap((event) =>
      event.type === 'assessed' ? [event.data] : [],
    );
    expect(`${assessed?.sourced.call.service} ${assessed?.sourced.call.operation}`).toBe(call);
    expect(assessed?.sourced.tier).toBe(tier);
    expect(assessed?.grant.Statement.flatMap(({ Resource }) => Resource)).toEqual([one.seed.arn]);
  });

  it('a denial that leaves parts of the call open is counted as needing completion, and never becomes a request', async () => {
    const { cloud } = ground;
    const { one } = await withSibling('db', (name) => operationOf('rds:DeleteDBInstance').prepare(ground, name));
    const counted = await refusalsFor(cloud, 'needs-completion');
    const { code, output } = await awsCli(cloud, 'li-wei', one.command);
    expect({ code, output }).toEqual({ code: expect.any(Number), output: expect.stringContaining('explicit deny') });
    await eventually('the refusal', async () => (await refusalsFor(cloud, 'needs-completion')) > counted);
    expect(await one.done()).toBe(false);
  });
});
