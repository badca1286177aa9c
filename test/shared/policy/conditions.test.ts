import { callerKind } from '../../../shared/policy/situation';
import { ALWAYS, ask, DELETE, database, levelsOf, policyOf, ROOT, ruleOf } from './acme';
import callers from './caller-kinds.json';
import nights from './nights.json';

const floor = policyOf('base', ROOT, ruleOf('base'));
const only = (where: Partial<typeof ALWAYS>) =>
  policyOf('more', ROOT, ruleOf('more', { where: { ...ALWAYS, ...where } }));

describe('resources', () => {
  const prod = only({ resources: [database('prod-*')] });

  it.each([
    ['one of the call’s matches', [database('test'), database('prod-1')], ['more 1']],
    ['none matches', [database('test')], undefined],
    ['they are not known', null, ['more 1']],
    ['the call has none', [], ['more 1']],
  ])('a rule about some counts as it should where %s', (_, arns, levels) => {
    expect(levelsOf(ask([prod], { actions: [{ action: DELETE, arns }] }))).toEqual(levels);
  });

  it('a wildcard stays inside its part of the ARN, as in an SCP', () => {
    const arns = ['arn:aws:rds:eu-central-1:333333333333:cluster:prod-1'];
    expect(
      levelsOf(ask([only({ resources: ['arn:aws:rds:*:*:db:prod-1'] })], { actions: [{ action: DELETE, arns }] })),
    ).toBeUndefined();
  });
});

describe('regions', () => {
  it('count where the call was made', () => {
    const frankfurt = only({ regions: ['eu-central-1'] });
    expect(levelsOf(ask([frankfurt]))).toEqual(['more 1']);
    expect(levelsOf(ask([frankfurt], { region: 'us-east-1' }))).toBeUndefined();
  });
});

describe('principals', () => {
  const deploy = only({ principals: ['arn:aws:iam::*:role/*/deploy'] });

  it.each([
    ['it is one of them', 'arn:aws:iam::333333333333:role/ci/deploy', ['more 1']],
    ['it is another', 'arn:aws:iam::333333333333:user/li-wei', undefined],
    ['it is not known', null, ['more 1']],
  ])('a rule about callers counts as it should where %s', (_, principal, levels) => {
    expect(levelsOf(ask([deploy], { principal }))).toEqual(levels);
  });
});

describe('people', () => {
  const trainees = only({ people: ['trainees'] });

  it('add to what others ask, for who is in one of the groups', () => {
    expect(levelsOf(ask([floor, trainees]))).toEqual(['base 1', 'more 1']);
    expect(levelsOf(ask([floor, trainees], { person: 'ana-ruiz' }))).toEqual(['base 1']);
    expect(levelsOf(ask([floor, trainees], { person: null }))).toEqual(['base 1']);
  });

  it('ask nothing alone: the guard cannot tell people apart, so it lets the call pass', () => {
    expect(ask([trainees])).toMatchObject({ asked: null, verdicts: [{ outcome: 'applies' }] });
  });
});

describe('hours', () => {
  it.each(nights)('$zone $from to $to on $days: $at is $within', ({ zone, days, from, to, at, within }) => {
    const hours = { zone, days, from, to } as NonNullable<(typeof ALWAYS)['hours']>;
    expect(levelsOf(ask([floor, only({ hours })], { at }))).toEqual(within ? ['base 1', 'more 1'] : ['base 1']);
  });

  it('of a moment that is none count: nobody knows that it was day', () => {
    const hours = { zone: 'UTC', days: ['mon'] as const, from: 0, to: 60 };
    const found = ask([floor, only({ hours })], { at: 'yesterday' });
    expect(levelsOf(found)).toEqual(['base 1', 'more 1']);
    expect(found.verdicts[1]).toMatchObject({ outcome: 'applies', unsure: ['hours'] });
  });
});

describe('tags', () => {
  const prod = only({ tags: { stage: ['prod', 'live'] } });

  it.each([
    ['one of the values is there', { stage: ['live'] }, ['base 1', 'more 1']],
    ['another value is there', { stage: ['test'] }, ['base 1']],
    ['the key is not', { owner: ['prod'] }, ['base 1']],
    ['nobody has read them', null, ['base 1', 'more 1']],
  ])('a rule about some counts as it should where %s', (_, tags, levels) => {
    expect(levelsOf(ask([floor, prod], { tags }))).toEqual(levels);
  });
});

describe('who is human', () => {
  it.each(callers)('$kind: $arn', ({ arn, kind }) => {
    expect(callerKind(arn)).toBe(kind);
  });
});
