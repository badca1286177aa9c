import { notRunnable } from '../../../shared/call/not-runnable';
import { neverSent } from '../../../shared/catalogue/never-sent';
import { catalogue } from '../../organization/catalogue';

describe('what is said before anything is guarded', () => {
  it('is what the executor would say of the operation, whatever the input', () => {
    const at = { account: '333333333333', region: 'us-east-1', input: {} };
    const all = catalogue.services.flatMap((service) =>
      (catalogue.service(service)?.operations ?? []).map((operation) => ({ ...at, service, operation })),
    );
    for (const call of all) {
      const { service, operation } = call;
      expect([service, operation, neverSent(service, operation)]).toEqual([service, operation, notRunnable(call)]);
    }
    expect(all.filter(notRunnable).length).toBeGreaterThan(0);
  });
});
