import type { Call } from '../../../shared/call/call';
import type { JsonObject } from '../../../shared/canonical/json';
import type { OperationModel } from '../../../shared/catalogue/operation';
import { convertParameters } from '../../../shared/conversion/convert-parameters';
import { operationsNamed } from '../../../shared/conversion/operation-named';
import { OPERATIONS, RECORDS } from '../../oracle/captured';
import { catalogue } from '../../organization/catalogue';

/** A call out of a captured record, by the record's line. */
export interface CapturedCall {
  readonly line: number;
  readonly call: Call;
  readonly operation: OperationModel;
}

/** What samples were redacted to is neither account nor region. */
const or = (value: unknown, pattern: RegExp, otherwise: string): string =>
  typeof value === 'string' && pattern.test(value) ? value : otherwise;

/** Every call that the converter makes of the parameters of captured records of mutating calls. */
export const CAPTURED_CALLS: readonly CapturedCall[] = OPERATIONS.flatMap(({ line, mutating, parameters }) => {
  const record = RECORDS[line - 1] as unknown as Readonly<Record<string, string>> & {
    readonly requestParameters: JsonObject;
    readonly userIdentity?: { readonly accountId?: string };
  };
  if (!mutating || !parameters) return [];
  const { eventSource = '', eventName = '', apiVersion } = record;
  const found = operationsNamed(catalogue, { source: eventSource.split('.')[0] ?? '', name: eventName, apiVersion });
  const [first] = found.flatMap(({ service, operation }) => {
    const reading = convertParameters(record.requestParameters, operation, service);
    return reading.ok && operation.actions ? [{ service, operation, input: reading.value }] : [];
  });
  if (!first) return [];
  const call = {
    account: or(record.recipientAccountId ?? record.userIdentity?.accountId, /^\d{12}$/, '200802171337'),
    region: or(record.awsRegion, /^[a-z]{2}-[a-z]+-\d$/, 'us-east-1'),
    service: first.service.service,
    operation: first.operation.operation,
    input: first.input,
  };
  return [{ line, call, operation: first.operation }];
});
