import type { Call } from '../../shared/call/call';
import { type GrantDocument, grantDocumentOf } from '../../shared/grant/document';
import { type Needed, neededBy } from '../../shared/grant/needed';
import { catalogue } from './catalogue';

/** What a call needs, by the catalogue; `known` are ARNs that AWS has named. */
export function needsOf(call: Call, partition = 'aws', known: readonly string[] = []): Needed {
  const operation = catalogue.service(call.service)?.operation(call.operation);
  const result = operation && neededBy(call, operation, partition, known);
  if (!result?.ok) throw new Error(`${call.service} ${call.operation}: ${result?.why ?? 'not in the catalogue'}`);
  return result.needed;
}

/** The grant of a call, by the catalogue. */
export const grantOf = (call: Call, partition = 'aws'): GrantDocument =>
  grantDocumentOf(call, needsOf(call, partition));
