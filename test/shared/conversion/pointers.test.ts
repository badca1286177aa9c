import type { JsonObject } from '../../../shared/canonical/json';
import { pointersIn } from '../../../shared/conversion/pointers';
import { catalogue } from '../../organization/catalogue';
import cases from './pointers-cases.json';

describe('what a call only points to', () => {
  it.each(cases)('$operation: $what', ({ operation: name, input, at }) => {
    const [service = '', operation = ''] = name.split(':');
    const model = catalogue.service(service)?.operation(operation);
    expect(model).not.toBeNull();
    const faults = model ? pointersIn(input as unknown as JsonObject, model) : [];
    expect(faults).toEqual(at.map((path) => ({ fault: 'points-elsewhere', at: path })));
  });
});
