import type { Conditions, Configuration } from '../../../shared/configuration/configuration';
import { guardDenies } from '../../../shared/guard/denies';
import { configuration, MEMBER, PATH } from '../../organization/configuration';
import { needsOf } from '../../organization/grant';
import { PRODUCTION, policyOf, ROOT, ruleOf } from '../../organization/policies';

const LI_WEI = `arn:aws:iam::${MEMBER}:user/li-wei`;
const IN_PRODUCTION = [ROOT, PRODUCTION, MEMBER];

const guarding = (where: Partial<Conditions> = {}, attach?: readonly string[]): Configuration => ({
  ...configuration,
  policies: [
    policyOf('clusters', { guard: ['eks:DeleteCluster'], where: { ...ruleOf('all').where, ...where } }, attach),
  ],
});

/** Whether the guard denies Li Wei to delete a cluster; everything about it may be another. */
function denies(using: Configuration, { path = PATH, region = 'us-east-1', caller = LI_WEI, name = 'orders' } = {}) {
  const call = { account: MEMBER, region, service: 'eks', operation: 'DeleteCluster', input: { name } };
  return guardDenies(using, { caller, region, path }, needsOf(call));
}

describe('our guard, asked about a denial that does not say who denied', () => {
  it('denies what is guarded where the call was made', () => {
    expect(denies(guarding())).toBe(true);
    expect(denies(guarding({}, [MEMBER]))).toBe(true);
    expect(denies(guarding({}, [PRODUCTION]), { path: IN_PRODUCTION })).toBe(true);
  });

  it('does not deny what only another place guards', () => {
    expect(denies(guarding({}, [PRODUCTION]))).toBe(false);
    expect(denies(guarding({}, ['444444444444']), { path: IN_PRODUCTION })).toBe(false);
  });

  it('does not deny another action, nor a grant', () => {
    expect(denies(configuration)).toBe(false);
    expect(denies(guarding(), { caller: `arn:aws:iam::${MEMBER}:role/countersign/demo/exec/req-1` })).toBe(false);
  });

  it('denies the resources and regions of the rule, and no others', () => {
    const resources = ['arn:aws:eks:*:*:cluster/ord*'];
    expect(denies(guarding({ resources }))).toBe(true);
    expect(denies(guarding({ resources }), { name: 'tests' })).toBe(false);
    expect(denies(guarding({ regions: ['us-east-1'] }))).toBe(true);
    expect(denies(guarding({ regions: ['us-east-1'] }), { region: 'eu-west-1' })).toBe(false);
  });

  it('does not deny what only the hub can tell', () => {
    expect(denies(guarding({ people: ['platform-leads'] }))).toBe(false);
  });
});
