import type { Configuration, Policy, Rule } from '../../../shared/configuration/configuration';
import { type Decision, decide, decisionHashOf } from '../../../shared/decision/decision';
import type { Situation } from '../../../shared/policy/situation';
import { configuration, MEMBER, PATH } from '../../organization/configuration';
import { PRODUCTION, policyOf, ROOT, ruleOf } from '../../organization/policies';

/** A policy that asks a level of its own name for servers. */
const policy = (name: string, more: Partial<Rule> = {}, attach?: readonly string[]): Policy =>
  policyOf(
    name,
    { guard: ['ec2:TerminateInstances'], levels: [{ name, need: 1, of: ['platform-leads'] }], ...more },
    attach,
  );

/** Li Wei terminates an instance in the account of the fixtures. */
const terminating = (more: Partial<Situation> = {}): Situation => ({
  actions: [{ action: 'ec2:TerminateInstances', arns: null }],
  path: PATH,
  region: 'us-east-1',
  caller: 'human',
  principal: 'arn:aws:iam::333333333333:user/li-wei',
  person: 'li-wei',
  at: '2026-11-24T09:00:00Z',
  tags: null,
  ...more,
});

const decided = (policies: readonly Policy[], more: Partial<Situation> = {}, using: Configuration = configuration) =>
  decide({ ...using, policies }, terminating(more));

const namesOf = (decision: Decision | null) => decision?.levels.map(({ name }) => name);

describe('what a call needs', () => {
  it('is said by the rules that guard its action, with what they ask and why', () => {
    const policies = [policy('buckets', { guard: ['s3:DeleteBucket'] }), policy('servers')];
    expect(decided(policies)).toEqual({
      levels: [{ name: 'servers', need: 1, of: ['platform-leads'] }],
      deadlines: { confirm: 3600, sign: 14400, release: 3600 },
      assurance: 'signin',
      backup: 'off',
      reasons: ['rule "servers/all" of the root guards ec2:TerminateInstances'],
    });
  });

  it('is said by all of them together, the nearest first, whatever the order of the files', () => {
    const policies = [
      policy('root-b', { assurance: 'fresh' }),
      policy('production', {}, [PRODUCTION]),
      policy('root-a', { deadlines: { confirm: 60, sign: 99_999, release: 60 } }),
      policy('account', {}, [MEMBER]),
    ];
    const path = [ROOT, PRODUCTION, MEMBER];
    expect(decided(policies, { path })).toEqual({
      levels: ['account', 'production', 'root-a', 'root-b'].map((name) => ({ name, need: 1, of: ['platform-leads'] })),
      deadlines: { confirm: 60, sign: 14400, release: 60 },
      assurance: 'fresh',
      backup: 'off',
      reasons: [
        'rule "account/all" of account 333333333333 guards ec2:TerminateInstances',
        'rule "production/all" of unit Production guards ec2:TerminateInstances',
        'rule "root-a/all" of the root guards ec2:TerminateInstances',
        'rule "root-b/all" of the root guards ec2:TerminateInstances',
      ],
    });
    expect(decided(policies.toReversed(), { path })).toEqual(decided(policies, { path }));
  });

  it('is said for one place and not for another', () => {
    const policies = [policy('production', {}, [PRODUCTION])];
    expect(decided(policies)).toBeNull();
    expect(namesOf(decided(policies, { path: [ROOT, PRODUCTION, MEMBER] }))).toEqual(['production']);
  });

  it('is said by another rule where that one is replaced, which the reasons tell', () => {
    const policies = [
      policy('deletes'),
      policy('sandbox', { replaces: ['deletes/all'], because: 'nothing of value is there' }, [PRODUCTION]),
    ];
    const decision = decided(policies, { path: [ROOT, PRODUCTION, MEMBER] });
    expect(namesOf(decision)).toEqual(['sandbox']);
    expect(decision?.reasons).toEqual([
      'rule "sandbox/all" of unit Production guards ec2:TerminateInstances',
      'rule "deletes/all" of the root is replaced by "sandbox/all": nothing of value is there',
    ]);
  });

  it('says of a rule that counts because something is not known what that is', () => {
    const where = { ...ruleOf('all').where, resources: ['arn:aws:ec2:*:*:instance/i-0a*'] };
    const decision = decided([policy('some', { where })]);
    expect(decision?.reasons).toEqual([
      'rule "some/all" of the root guards ec2:TerminateInstances, which counts because its resources cannot be known',
    ]);
  });

  it('gives no reason for a rule that does not hold', () => {
    const where = { ...ruleOf('all').where, regions: ['eu-west-1'] };
    const decision = decided([policy('elsewhere', { where }), policy('here')]);
    expect(decision?.reasons).toEqual(['rule "here/all" of the root guards ec2:TerminateInstances']);
  });

  it('is said by no rule that only observes: it guards nothing and hides no other', () => {
    expect(decided([policy('watching', { mode: 'observe' })])).toBeNull();
    expect(decided([policy('watching', { mode: 'observe' }), policy('guarding')])?.reasons).toEqual([
      'rule "guarding/all" of the root guards ec2:TerminateInstances',
    ]);
  });

  it('is said by a rule that guards people, if a person called', () => {
    const people = [policy('people', { mode: 'humans' })];
    expect(decided(people)).not.toBeNull();
    expect(decided(people, { caller: 'pipeline' })).toBeNull();
  });

  it.each(['ec2:StopInstances', 'ec2:*', ''])('is nothing for %j, which no rule names', (action) => {
    expect(decided([policy('deletes')], { actions: [{ action, arns: null }] })).toBeNull();
  });
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
      const found = decided(policies, {}, by);
      return found && decisionHashOf(found);
    };
    const levels = [{ name: 'platform', need: 1, of: ['platform-leads'] }];
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
