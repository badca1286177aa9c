import * as fc from 'fast-check';
import { convert } from '../../../shared/call/convert';
import type { Json, JsonObject } from '../../../shared/canonical/json';
import { readRecord } from '../../../shared/denial/deniable';
import { grantable } from '../../../shared/grant/grantable';
import { RECORDS } from '../../oracle/captured';
import { catalogue } from '../../organization/catalogue';
import cases from './denials.json';

const BASE = {
  eventType: 'AwsApiCall',
  awsRegion: 'eu-west-1',
  recipientAccountId: '333333333333',
  errorCode: 'AccessDenied',
  userIdentity: { type: 'IAMUser', accountId: '333333333333', arn: 'arn:aws:iam::333333333333:user/ops/li-wei' },
};

/** What is made of a record: tier, call and grant's resources, or the refusal. */
function made(record: JsonObject) {
  const read = readRecord({ ...BASE, ...record });
  if (!read.ok) return { refusal: read.refusal };
  const converted = convert(read.record, read.partition, catalogue);
  if (!converted.ok)
    return {
      refusal: converted.refusal,
      ...(converted.faults ? { faults: converted.faults.map(({ fault, at }) => `${fault} ${at}`) } : {}),
    };
  const { sourced, action } = converted;
  const granted = grantable(converted);
  const { service, operation, input } = sourced.call;
  return {
    tier: sourced.tier,
    call: `${service} ${operation}`,
    action,
    input,
    resources: granted.ok ? granted.needed.actions.flatMap(({ arns }) => arns) : granted.refusal,
  };
}

describe('a denial', () => {
  it.each(cases)('$what', ({ record, becomes }) => {
    expect(made(record as unknown as JsonObject)).toEqual(becomes);
  });

  it('is never a reason to throw, whatever the record is', () => {
    for (const record of RECORDS) expect(() => made(record as unknown as JsonObject)).not.toThrow();
    fc.assert(
      fc.property(fc.constantFrom(...RECORDS), fc.string(), fc.jsonValue(), (record, key, value) => {
        const changed = {
          ...(record as unknown as JsonObject),
          [key]: value as Json,
          requestParameters: value as Json,
        };
        expect(() => made(changed)).not.toThrow();
      }),
    );
  });
});
