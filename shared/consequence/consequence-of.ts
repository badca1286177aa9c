import type { Call } from '../call/call';
import type { Facts } from '../facts/facts';
import { anyOperation } from './any-operation';
import type { Consequence, Describe, Language } from './consequence';
import { deleteBucket } from './delete-bucket';
import { terminateInstances } from './terminate-instances';

const DESCRIBED: Readonly<Record<string, Describe>> = {
  'ec2:TerminateInstances': terminateInstances,
  's3:DeleteBucket': deleteBucket,
};

/** The consequence of a call; an operation without a description of its own says that it has none. */
export function consequenceOf(call: Call, facts: Facts, language: Language): Consequence {
  const key = `${call.service}:${call.operation}`;
  const describe = Object.hasOwn(DESCRIBED, key) ? DESCRIBED[key] : undefined;
  return (describe ?? anyOperation)[language]({ call, facts });
}
