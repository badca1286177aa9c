import * as fc from 'fast-check';
import type { Call } from '../../../shared/call/call';
import type { JsonObject } from '../../../shared/canonical/json';
import { convertParameters } from '../../../shared/conversion/convert-parameters';
import { grantHashOf, withTimeWindow } from '../../../shared/grant/document';
import { catalogue } from '../../organization/catalogue';
import { grantOf } from '../../organization/grant';
import cases from './document-cases.json';

const documentOf = grantOf;

const terminate = (InstanceIds: readonly string[], more: Partial<Call> = {}): Call => ({
  account: '333333333333',
  region: 'us-east-1',
  service: 'ec2',
  operation: 'TerminateInstances',
  input: { InstanceIds },
  ...more,
});

describe('the grant document', () => {
  it.each(cases)('allows $what, and nothing else', ({ call, partition, statement }) => {
    expect(documentOf(call, partition)).toEqual({ Version: '2012-10-17', Statement: [statement] });
  });

  it('names exactly the resources of the input and no asterisk, whatever was converted', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 17, maxLength: 17 });
    const instances = fc.uniqueArray(hex, { minLength: 1, maxLength: 100 }).map((ids) => ({
      service: 'ec2',
      operation: 'TerminateInstances',
      parameters: { instancesSet: { items: ids.map((id) => ({ instanceId: `i-${id}` })) } } as JsonObject,
      arns: ids.map((id) => `arn:aws:ec2:eu-west-1:444444444444:instance/i-${id}`),
    }));
    const buckets = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).map((name) => ({
      service: 's3',
      operation: 'DeleteBucket',
      parameters: { bucketName: name } as JsonObject,
      arns: [`arn:aws:s3:::${name}`],
    }));
    fc.assert(
      fc.property(fc.oneof(instances, buckets), ({ service, operation, parameters, arns }) => {
        const of = catalogue.service(service);
        const model = of?.operation(operation);
        const converted = of && model && convertParameters(parameters, model, of);
        if (!converted?.ok) throw new Error(`does not convert: ${JSON.stringify(parameters)}`);
        const call = { account: '444444444444', region: 'eu-west-1', service, operation, input: converted.value };
        const document = documentOf(call);
        expect(document.Statement.flatMap(({ Resource }) => Resource)).toEqual(arns);
        expect(document.Statement.map(({ Action }) => Action)).toEqual([`${service}:${operation}`]);
        expect(JSON.stringify(document)).not.toMatch(/[*?]/);
      }),
    );
  });
});

describe('the time window of a grant', () => {
  const call = terminate(['i-0a1b2c3d4e5f60001']);
  const windowAt = (now: string) => withTimeWindow(documentOf(call), new Date(now)).Statement[0]?.Condition;

  it('opens a minute before, since the clocks of AWS need not agree with ours, and ends 15 minutes after', () => {
    expect(windowAt('2026-11-24T09:00:05.000Z')).toEqual({
      StringEquals: { 'aws:RequestedRegion': 'us-east-1' },
      DateGreaterThan: { 'aws:CurrentTime': '2026-11-24T08:59:05Z' },
      DateLessThan: { 'aws:CurrentTime': '2026-11-24T09:15:05Z' },
    });
  });

  it('is written in whole seconds, as IAM reads time, and never lasts longer for it', () => {
    expect(windowAt('2026-12-31T23:59:59.999Z')).toMatchObject({
      DateGreaterThan: { 'aws:CurrentTime': '2026-12-31T23:58:59Z' },
      DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:14:59Z' },
    });
  });
});

describe('the grant hash', () => {
  const one = 'i-0a1b2c3d4e5f60001';
  const two = 'i-0a1b2c3d4e5f60002';
  const hash = (call: Call, partition = 'aws') => grantHashOf(documentOf(call, partition));

  it('is of the document before its window, so the same call has the same hash at any time', () => {
    const document = documentOf(terminate([one]));
    const before = grantHashOf(document);
    withTimeWindow(document, new Date('2026-11-24T09:00:00Z'));
    expect(grantHashOf(document)).toBe(before);
    expect(hash(terminate([one]))).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with every part of the document, the order of its resources too', () => {
    const hashes = [
      hash(terminate([one])),
      hash(terminate([two])),
      hash(terminate([one, two])),
      hash(terminate([two, one])),
      hash(terminate([one], { region: 'us-west-2' })),
      hash(terminate([one], { account: '444444444444' })),
      hash(terminate([one]), 'aws-cn'),
      hash({ ...terminate([]), service: 's3', operation: 'DeleteBucket', input: { Bucket: 'orders-archive-1' } }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('does not change with a member that the policy cannot express; the call hash holds that one', () => {
    expect(hash({ ...terminate([one]), input: { InstanceIds: [one], Force: true } })).toBe(hash(terminate([one])));
  });
});
