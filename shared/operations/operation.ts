import type { Call, InputMember } from '../call/call';
import type { JsonObject } from '../canonical/json';

/** What must be known about an operation to convert, grant and describe a call of it. */
export interface Operation {
  readonly service: string;
  readonly name: string;
  /**
   * The SDK input from CloudTrail's `requestParameters`, strictly: `null` when a member is unknown, hidden, missing or
   * of the wrong type. Nothing is dropped and nothing is guessed.
   */
  readonly convert: (parameters: JsonObject) => { input: JsonObject; members: readonly InputMember[] } | null;
  /** ARNs of the resources that the call acts on, from the input alone. */
  readonly resources: (call: Call, partition: string) => readonly string[];
  /** True when a part of the call may stand after AWS answered with this error. */
  readonly partialOn: (call: Call, error: string) => boolean;
}
