import * as fc from 'fast-check';
import { convert } from '../../../shared/call/convert';
import type { JsonObject } from '../../../shared/canonical/json';
import reboot from '../../fixtures/cloudtrail/reboot-instances.json';
import { catalogue } from '../../organization/catalogue';
import deleteBucketCases from './delete-bucket-cases.json';
import terminateCases from './terminate-instances-cases.json';

/** The input of a denial whose message names no resource; `null` when it, or what a grant of it would need, is refused. */
function inputOf(service: string, operation: string, parameters: unknown): JsonObject | null {
  const denial = { ...NOBODY, service, operation, parameters: parameters as JsonObject };
  const converted = convert(denial, 'aws', catalogue);
  return converted.ok && converted.needed.ok ? converted.sourced.call.input : null;
}

/** Every text anywhere in a value. */
function textsOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [value];
}

const NOBODY = {
  account: '333333333333',
  region: 'us-east-1',
  caller: 'arn:aws:iam::333333333333:user/li-wei',
  action: '',
  resource: null,
};

describe('converting TerminateInstances', () => {
  it.each(terminateCases)('$what', ({ parameters, input }) => {
    expect(inputOf('ec2', 'TerminateInstances', parameters)).toEqual(input);
  });

  it('reads the instance set as a captured record writes it', () => {
    const ids = reboot.requestParameters.instancesSet.items.map(({ instanceId }) => instanceId);
    const distinct = ids.length === new Set(ids).size;
    expect(inputOf('ec2', 'TerminateInstances', reboot.requestParameters)).toEqual(
      distinct ? { InstanceIds: ids } : null,
    );
  });

  it('never throws and never invents an id, whatever the parameters are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('instancesSet', 'force', 'dryRun', 'x'), fc.jsonValue()),
        (parameters) => {
          const input = inputOf('ec2', 'TerminateInstances', parameters);
          const ids = (input?.InstanceIds ?? []) as string[];
          const given = textsOf(parameters);
          return ids.every((id) => given.includes(id));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('converting DeleteBucket', () => {
  it.each(deleteBucketCases)('$what', ({ parameters, input }) => {
    expect(inputOf('s3', 'DeleteBucket', parameters)).toEqual(input);
  });
});
