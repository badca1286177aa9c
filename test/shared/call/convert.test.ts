import * as fc from 'fast-check';
import type { JsonObject } from '../../../shared/canonical/json';
import { operationOf } from '../../../shared/operations/catalogue';
import reboot from '../../fixtures/cloudtrail/reboot-instances.json';
import deleteBucketCases from './delete-bucket-cases.json';
import terminateCases from './terminate-instances-cases.json';

const convert = (service: string, name: string, parameters: unknown) =>
  operationOf(service, name)?.convert(parameters as JsonObject)?.input ?? null;

describe('converting TerminateInstances', () => {
  it.each(terminateCases)('$what', ({ parameters, input }) => {
    expect(convert('ec2', 'TerminateInstances', parameters)).toEqual(input);
  });

  it('reads the instance set as a captured record writes it', () => {
    const ids = reboot.requestParameters.instancesSet.items.map(({ instanceId }) => instanceId);
    const distinct = ids.length === new Set(ids).size;
    expect(convert('ec2', 'TerminateInstances', reboot.requestParameters)).toEqual(
      distinct ? { InstanceIds: ids } : null,
    );
  });

  it('never throws and never invents an id, whatever the parameters are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('instancesSet', 'force', 'dryRun', 'x'), fc.jsonValue()),
        (parameters) => {
          const input = convert('ec2', 'TerminateInstances', parameters);
          const ids = (input?.InstanceIds ?? []) as string[];
          return ids.every((id) => JSON.stringify(parameters).includes(id));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('converting DeleteBucket', () => {
  it.each(deleteBucketCases)('$what', ({ parameters, input }) => {
    expect(convert('s3', 'DeleteBucket', parameters)).toEqual(input);
  });
});
