import type { Configuration, Policy } from '../../../shared/configuration/configuration';
import { type Decision, decide, decisionHashOf } from '../../../shared/decision/decision';
import { configuration } from '../../organization/configuration';

const policy = (name: string, more: Partial<Policy> = {}): Policy => ({
  name,
  attach: ['root'],
  mode: 'everyone',
  guard: ['ec2:TerminateInstances'],
  levels: [{ name, need: 1, of: ['platform-leads'] }],
  deadlines: { confirm: 3600, sign: 14400, release: 3600 },
  assurance: 'signin',
  backup: 'off',
  ...more,
});

const decided = (
  policies: readonly Policy[],
  action = 'ec2:TerminateInstances',
  using: Configuration = configuration,
) => decide({ ...using, policies }, action);

describe('what a call needs', () => {
  it('is said by the first policy that guards its action', () => {
    const policies = [policy('buckets', { guard: ['s3:DeleteBucket'] }), policy('first'), policy('second')];
    expect(decided(policies)).toEqual({
      levels: [{ name: 'first', need: 1, of: ['platform-leads'] }],
      deadlines: { confirm: 3600, sign: 14400, release: 3600 },
      assurance: 'signin',
      backup: 'off',
      reasons: ['policy "first" guards ec2:TerminateInstances'],
    });
  });

  it('is said by no policy that only observes: it guards nothing and hides no other', () => {
    expect(decided([policy('watching', { mode: 'observe' })])).toBeNull();
    expect(decided([policy('watching', { mode: 'observe' }), policy('guarding')])?.reasons).toEqual([
      'policy "guarding" guards ec2:TerminateInstances',
    ]);
  });

  it('is said by a policy that guards humans only, too', () => {
    expect(decided([policy('people', { mode: 'humans' })])).not.toBeNull();
  });

  it.each(['ec2:StopInstances', 'EC2:TerminateInstances', 'ec2:terminateinstances', 'ec2:*', ''])(
    'is nothing for %j, which no policy names',
    (action) => {
      expect(decided([policy('deletes')], action)).toBeNull();
    },
  );
});

describe('the decision hash', () => {
  const decision: Decision = {
    levels: [
      { name: 'platform', need: 1, of: ['platform-leads'] },
      { name: 'owners', need: 2, of: ['owners', 'security'] },
    ],
    deadlines: { confirm: 3600, sign: 14400, release: 3600 },
    assurance: 'signin',
    backup: 'off',
    reasons: ['because'],
  };
  const hash = (more: Partial<Decision> = {}) => decisionHashOf({ ...decision, ...more });
  const [first, second] = decision.levels;

  it('does not know the reasons', () => {
    expect(hash({ reasons: ['another', 'text'] })).toBe(hash());
  });

  it("does not know who is in the groups, nor the policy's name, nor the order of the files", () => {
    const using = { ...configuration, groups: { 'platform-leads': ['ana-ruiz'] } };
    const hashOf = (policies: readonly Policy[], by: Configuration) => {
      const found = decided(policies, undefined, by);
      return found && decisionHashOf(found);
    };
    const levels = policy('deletes').levels;
    const other = policy('buckets', { guard: ['s3:DeleteBucket'] });
    const one = hashOf([policy('deletes', { levels }), other], configuration);
    expect(hashOf([other, policy('renamed', { levels })], using)).toBe(one);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not know the order in which the members of a level were written', () => {
    const turned = decision.levels.map(({ of, need, name }) => ({ of, need, name }));
    expect(hash({ levels: turned })).toBe(hash());
  });

  it.each<[string, Partial<Decision>]>([
    ['the levels the other way round', { levels: [second, first].flatMap((level) => level ?? []) }],
    ['one level less', { levels: decision.levels.slice(0, 1) }],
    ['one signature more', { levels: decision.levels.map((level) => ({ ...level, need: level.need + 1 })) }],
    ['another group', { levels: decision.levels.map((level) => ({ ...level, of: ['security'] })) }],
    ['another name of a level', { levels: decision.levels.map((level) => ({ ...level, name: 'x' })) }],
    ['another deadline', { deadlines: { ...decision.deadlines, sign: 14401 } }],
    ['a stricter sign-in', { assurance: 'fresh' }],
  ])('changes with %s', (_, change) => {
    expect(hash(change)).not.toBe(hash());
  });
});
