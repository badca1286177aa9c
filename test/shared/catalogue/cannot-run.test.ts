import { cannotRun } from '../../../shared/catalogue/cannot-run';
import type { Found } from '../../../shared/catalogue/of-action';
import { catalogue } from '../../organization/catalogue';
import cases from './cannot-run.json';

function found(name: string): Found {
  const [of = '', called = ''] = name.split(':');
  const service = catalogue.service(of);
  const operation = service?.operation(called);
  if (!service || !operation) throw new Error(`the catalogue has no ${name}`);
  return { service, operation };
}

describe('why an operation can never be run', () => {
  it.each(cases)('$operation: $because', ({ operation, because }) => {
    expect(cannotRun(found(operation))).toBe(because);
  });

  it('is said of few: more than nine in ten of all operations can be run', () => {
    const all = catalogue.services.flatMap((name) => {
      const operations = catalogue.service(name)?.operations ?? [];
      return operations.map((operation) => found(`${name}:${operation}`));
    });
    const runnable = all.filter((one) => cannotRun(one) === null);
    expect(runnable.length).toBeGreaterThan(all.length * 0.9);
  });
});
