import fc from 'fast-check';
import { CannotSend } from '../../../../hub/aws/wire/cannot-send';
import { typedInput } from '../../../../hub/aws/wire/typed-input';
import type { Call } from '../../../../shared/call/call';
import { catalogue } from '../../../organization/catalogue';
import { asked, call } from './asked';
import cases from './typed-input-cases.json';

/** The input as the serializers are given it. */
function typed({ service, operation, input }: Call): unknown {
  const of = catalogue.service(service);
  const model = of?.operation(operation);
  if (!of || !model) throw new Error(`no ${service} ${operation}`);
  return typedInput(of, model.input, input);
}

describe('an input', () => {
  it.each(cases as unknown as [string, string, string, Call['input'], string][])(
    'with %s is refused, since the serializers would drop it or write it somehow',
    (_, service, operation, input, message) => {
      expect(() => typed(call(service, operation, input))).toThrow(new CannotSend('InputNotValid', message));
    },
  );

  it('has its blobs as bytes and its times as dates, whatever their zone', () => {
    expect(typed(call('lambda', 'UpdateFunctionCode', { FunctionName: 'orders', ZipFile: 'AP+ACg==' }))).toEqual({
      FunctionName: 'orders',
      ZipFile: Uint8Array.of(0, 255, 128, 10),
    });
    const restore = { TargetDBInstanceIdentifier: 'orders', RestoreTime: '2026-01-02T03:04:05.250+02:00' };
    expect(typed(call('rds', 'RestoreDBInstanceToPointInTime', restore))).toEqual({
      TargetDBInstanceIdentifier: 'orders',
      RestoreTime: new Date('2026-01-02T01:04:05.250Z'),
    });
  });

  it('may have keys in its maps that mean something to JavaScript', async () => {
    const input = JSON.parse('{"FunctionName":"orders","Environment":{"Variables":{"__proto__":"a","toString":"b"}}}');
    const { body } = await asked(call('lambda', 'UpdateFunctionConfiguration', input));
    expect(body).toBe('{"Environment":{"Variables":{"__proto__":"a","toString":"b"}}}');
  });

  it('that is anything at all is either taken member for member, or refused with a reason', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({ Resources: fc.jsonValue(), Tags: fc.jsonValue(), DryRun: fc.jsonValue() }, { requiredKeys: [] }),
      fc.record({
        Resources: fc.array(fc.string()),
        Tags: fc.array(fc.record({ Key: fc.string(), Value: fc.string() }, { requiredKeys: [] })),
      }),
    );
    fc.assert(
      fc.property(anything, (input) => {
        try {
          expect(typed(call('ec2', 'CreateTags', input as Call['input']))).toEqual(input);
        } catch (error) {
          if (!(error instanceof CannotSend)) throw error;
          expect(error.name).toBe('InputNotValid');
        }
      }),
    );
  });
});
