import type { JsonObject } from '../../../shared/canonical/json';
import { convertParameters } from '../../../shared/conversion/convert-parameters';
import { catalogue } from '../../organization/catalogue';

/** What the parameters of an operation are read as: the input, or its faults. */
function read(service: string, operation: string, parameters: JsonObject): unknown {
  const found = catalogue.service(service);
  const model = found?.operation(operation);
  if (!found || !model) throw new Error(`the catalogue has no ${service} ${operation}`);
  const reading = convertParameters(parameters, model, found);
  return reading.ok ? reading.value : reading.faults;
}

describe('a record that could be read in two ways', () => {
  it('is refused where a path has encoded what no client encodes', () => {
    expect(read('eks', 'DeleteCluster', { name: 'prod%2Deu' })).toEqual([
      { fault: 'wrong-type', at: 'name' },
      { fault: 'missing-member', at: 'name' },
    ]);
    expect(read('eks', 'UntagResource', { resourceArn: 'arn%3Aaws%3Aeks%3Aeu-west-1', tagKeys: ['a'] })).toEqual({
      resourceArn: 'arn:aws:eks:eu-west-1',
      tagKeys: ['a'],
    });
  });

  it('is refused where a key is the name of one member and the name on the wire of another', () => {
    const method = { restApiId: 'a', resourceId: 'b', type: 'HTTP', httpMethod: 'POST' };
    expect(read('apigateway', 'PutIntegration', method)).toEqual(
      expect.arrayContaining([{ fault: 'ambiguous', at: 'httpMethod' }]),
    );
  });
});
