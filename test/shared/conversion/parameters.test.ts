import type { JsonObject } from '../../../shared/canonical/json';
import { convertParameters } from '../../../shared/conversion/convert-parameters';
import { catalogue } from '../../organization/catalogue';
import cases from './parameters-cases.json';

/** The input that is read out of logged parameters, or what is wrong with them. */
function read(call: string, parameters: JsonObject): unknown {
  const [name = '', operation = ''] = call.split(':');
  const service = catalogue.service(name);
  const model = service?.operation(operation);
  if (!service || !model) throw new Error(`the catalogue has no ${call}`);
  const reading = convertParameters(parameters, model, service);
  return reading.ok ? { input: reading.value } : { faults: reading.faults.map(({ fault, at }) => `${fault} ${at}`) };
}

describe('logged parameters', () => {
  it.each(cases)('$call: $what', ({ call, parameters, input, faults }) => {
    expect(read(call, parameters as unknown as JsonObject)).toEqual(input ? { input } : { faults });
  });
});
