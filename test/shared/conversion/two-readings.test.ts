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

describe('the account of a call for a whole account', () => {
  const remove = (host: string) => read('s3control', 'DeletePublicAccessBlock', { host: [host] });

  it.each([
    '111122223333.s3-control.eu-central-1.amazonaws.com',
    '111122223333.s3-control.dualstack.cn-north-1.amazonaws.com.cn',
  ])('is in the host: %s', (host) => {
    expect(remove(host)).toEqual({ AccountId: '111122223333' });
  });

  it.each([
    '111122223333.s3-control.',
    '111122223333.s3-control.eu-central-1.amazonaws',
    'x.111122223333.s3-control.eu-central-1.amazonaws.com',
  ])('is in no host that was cut off or is another: %s', (host) => {
    expect(remove(host)).toEqual([{ fault: 'missing-member', at: 'AccountId' }]);
  });
});
