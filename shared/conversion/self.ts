import type { JsonObject } from '../canonical/json';
import type { OperationModel } from '../catalogue/operation';
import type { Fault } from './fault';

/**
 * States members that mean the caller when they are left out, since somebody else will make the call. Only an IAM user
 * has a name to state.
 */
export function withSelf(
  input: JsonObject,
  { self = [] }: OperationModel,
  caller: string,
): { readonly input: JsonObject; readonly stated: readonly string[] } | { readonly fault: Fault } {
  const missing = self.filter((name) => !Object.hasOwn(input, name));
  const [first] = missing;
  if (first === undefined) return { input, stated: [] };
  const user = /^arn:[^:]+:iam::\d{12}:user\/(?:.*\/)?([^/]+)$/.exec(caller)?.[1];
  if (user === undefined) return { fault: { fault: 'means-the-caller', at: first } };
  return { input: { ...input, ...Object.fromEntries(missing.map((name) => [name, user])) }, stated: missing };
}
