import {
  ACCOUNT,
  ALWAYS,
  ask,
  DELETE,
  database,
  levelsOf,
  outcomesOf,
  PAYMENTS,
  PRODUCTION,
  policyOf,
  ROOT,
  ruleOf,
} from './acme';

const base = policyOf('base', ROOT, ruleOf('base', { guard: [DELETE, 'rds:DeleteDBCluster'] }));
const instead = (more: Parameters<typeof ruleOf>[1] = {}) =>
  policyOf('prod', PRODUCTION, ruleOf('instead', { replaces: ['base/base'], because: 'a reason', ...more }));
const where = (resources: readonly string[]) => ({ where: { ...ALWAYS, resources } });

describe('a rule that replaces another', () => {
  it('takes its place for the calls that both guard, and says why', () => {
    const found = ask([base, instead()]);
    expect(levelsOf(found)).toEqual(['instead 1']);
    expect(found.verdicts.at(-1)).toEqual({
      rule: 'base/base',
      place: ROOT,
      action: DELETE,
      outcome: 'replaced',
      by: 'prod/instead',
      because: 'a reason',
    });
  });

  it('leaves it to other actions, also of the same call', () => {
    const actions = [DELETE, 'rds:DeleteDBCluster'].map((action) => ({ action, arns: [database('orders')] }));
    expect(levelsOf(ask([base, instead()], { actions }))).toEqual(['instead 1', 'base 1']);
  });

  it('stands beside it where only some resources of the call match: those others would lose their safeguard', () => {
    const actions = [{ action: DELETE, arns: [database('test'), database('orders')] }];
    const found = ask([base, instead(where([database('test')]))], { actions });
    expect(levelsOf(found)).toEqual(['instead 1', 'base 1']);
    expect(found.verdicts[0]).toMatchObject({ outcome: 'applies', beside: ['base/base'] });
  });

  it('stands beside it where the resources are not known', () => {
    const actions = [{ action: DELETE, arns: null }];
    expect(levelsOf(ask([base, instead(where([database('test')]))], { actions }))).toEqual(['instead 1', 'base 1']);
  });

  it('does nothing where it does not hold', () => {
    expect(levelsOf(ask([base, instead(where([database('test')]))]))).toEqual(['base 1']);
  });

  it('may itself be replaced from below, and then replaces nothing', () => {
    const below = policyOf('pay', PAYMENTS, ruleOf('below', { replaces: ['prod/instead'], because: 'another' }));
    const found = ask([base, instead(), below]);
    expect(levelsOf(found)).toEqual(['below 1', 'base 1']);
    expect(outcomesOf(found, 'prod/instead')).toEqual(['replaced']);
  });

  it('names rules of places above only: one beside it keeps its terms', () => {
    const beside = policyOf('base', PRODUCTION, ruleOf('base'));
    expect(levelsOf(ask([beside, instead()]))).toEqual(['base 1', 'instead 1']);
  });

  it('lets nobody pass: what its place above denies is asked for by the rule that took over', () => {
    const onCall = instead({ where: { ...ALWAYS, people: ['trainees'] } });
    expect(levelsOf(ask([base, onCall]))).toEqual(['instead 1']);
    expect(levelsOf(ask([base, onCall], { person: 'ana-ruiz' }))).toEqual(['base 1']);
  });

  it('counts at the account too', () => {
    const own = policyOf('own', ACCOUNT, ruleOf('own', { replaces: ['base/base'], because: 'a reason' }));
    expect(levelsOf(ask([base, own]))).toEqual(['own 1']);
  });
});
