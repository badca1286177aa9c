import { ACCOUNT, ask, levelsOf, outcomesOf, PAYMENTS, PRODUCTION, policyOf, ROOT, ruleOf } from './acme';

const level = (name: string, need: number, of: string) => ({ levels: [{ name, need, of: [of] }] });

describe('rules of several places count together', () => {
  it('the account’s levels first, then those of its units, the root’s last', () => {
    const found = ask([
      policyOf('base', ROOT, ruleOf('root')),
      policyOf('own', ACCOUNT, ruleOf('account')),
      policyOf('prod', PRODUCTION, ruleOf('unit')),
      policyOf('pay', PAYMENTS, ruleOf('inner')),
    ]);
    expect(levelsOf(found)).toEqual(['account 1', 'inner 1', 'unit 1', 'root 1']);
  });

  it('at one place by the names of policies, then of rules, whatever the order of the files', () => {
    const b = policyOf('b', ROOT, ruleOf('second'), ruleOf('first'));
    const a = policyOf('a', ROOT, ruleOf('third'));
    expect(levelsOf(ask([b, a]))).toEqual(['third 1', 'first 1', 'second 1']);
    expect(ask([a, b])).toEqual(ask([b, a]));
  });

  it('levels of one name and the same groups are one level, with the larger number', () => {
    const found = ask([
      policyOf('base', ROOT, ruleOf('base', level('security', 1, 'security'))),
      policyOf('prod', PRODUCTION, ruleOf('prod', level('security', 2, 'security'))),
    ]);
    expect(levelsOf(found)).toEqual(['security 2']);
  });

  it('such a level stands where the place nearest the root has it, before whom the root asks later', () => {
    const security = (need: number) => ({ name: 'security', need, of: ['security'] });
    const lead = { name: 'lead', need: 1, of: ['leads'] };
    const found = ask([
      policyOf('base', ROOT, ruleOf('base', { levels: [lead, security(1)] })),
      policyOf('prod', PRODUCTION, ruleOf('prod', { levels: [security(2), { ...lead, name: 'unit' }] })),
    ]);
    expect(levelsOf(found)).toEqual(['unit 1', 'lead 1', 'security 2']);
  });

  it('levels of one name and other groups stay two', () => {
    const found = ask([
      policyOf('base', ROOT, ruleOf('base', level('approval', 1, 'security'))),
      policyOf('prod', PRODUCTION, ruleOf('prod', level('approval', 1, 'leads'))),
    ]);
    expect(found.asked?.levels.map(({ of }) => of)).toEqual([['leads'], ['security']]);
  });

  it('the shortest deadline of each wait counts, and the strictest sign-in', () => {
    const { asked } = ask([
      policyOf('base', ROOT, ruleOf('base', { deadlines: { confirm: 60, sign: 900, release: 90 } })),
      policyOf(
        'prod',
        PRODUCTION,
        ruleOf('prod', { deadlines: { confirm: 99, sign: 300, release: 99 }, assurance: 'fresh' }),
      ),
    ]);
    expect(asked).toMatchObject({ deadlines: { confirm: 60, sign: 300, release: 90 }, assurance: 'fresh' });
  });

  it('a rule that is in force by two places counts once', () => {
    const found = ask([policyOf('base', [ROOT, PRODUCTION], ruleOf('all'))]);
    expect(levelsOf(found)).toEqual(['all 1']);
    expect(outcomesOf(found, 'base/all')).toEqual(['applies', 'applies']);
  });

  it('a rule of another unit is not even looked at', () => {
    const found = ask([policyOf('other', 'ou-acme-other', ruleOf('other'))]);
    expect(found).toEqual({ asked: null, mode: null, verdicts: [] });
  });

  it('rules about each action of the call count, in whatever letters it is written', () => {
    const tagging = policyOf('tags', ROOT, ruleOf('tags', { guard: ['ec2:CreateTags'] }));
    const starting = policyOf('runs', ROOT, ruleOf('runs', { guard: ['ec2:RunInstances'] }));
    const actions = ['EC2:runinstances', 'ec2:CreateTags'].map((action) => ({ action, arns: ['*'] }));
    expect(levelsOf(ask([tagging, starting], { actions }))).toEqual(['runs 1', 'tags 1']);
  });
});

describe('modes', () => {
  const humans = policyOf('people', ROOT, ruleOf('people', { mode: 'humans' }));
  const everyone = policyOf('all', ROOT, ruleOf('all'));

  it('humans lets pipelines pass and stops people', () => {
    expect(ask([humans], { caller: 'pipeline' }).asked).toBeNull();
    expect(ask([humans], { caller: 'human' }).mode).toBe('humans');
  });

  it('of a rule for people and one for everyone only the second concerns a pipeline', () => {
    const found = ask([humans, everyone], { caller: 'pipeline' });
    expect(levelsOf(found)).toEqual(['all 1']);
    expect(outcomesOf(found, 'people/people')).toEqual(['passes']);
  });

  it('the strictest mode of what counts is the mode of the call', () => {
    expect(ask([humans, everyone]).mode).toBe('everyone');
  });

  it('observe asks nobody, and says that it watched', () => {
    const found = ask([policyOf('watch', ROOT, ruleOf('watch', { mode: 'observe' }))]);
    expect(found).toMatchObject({ asked: null, mode: 'observe' });
    expect(outcomesOf(found, 'watch/watch')).toEqual(['observes']);
  });

  it('observe adds nothing to what others ask', () => {
    const watching = policyOf('watch', PRODUCTION, ruleOf('watch', { mode: 'observe' }));
    expect(levelsOf(ask([watching, everyone]))).toEqual(['all 1']);
  });
});
