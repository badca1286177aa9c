import type { JsonObject } from '../canonical/json';

/** A refused call as CloudTrail recorded it, after every check that needs no other source. */
export interface Denial {
  readonly account: string;
  readonly region: string;
  readonly eventId: string;
  /** ISO 8601, UTC, as logged. */
  readonly eventTime: string;
  /** The event source without `.amazonaws.com`, e.g. `elasticloadbalancing`. */
  readonly service: string;
  /** The event name, which may have a version at its end. */
  readonly operation: string;
  /** As logged; a hint where several services share an event source. */
  readonly apiVersion?: string;
  /** ARN of the IAM user who called. */
  readonly caller: string;
  /** The denied IAM action, from the message; empty where the service logs none. */
  readonly action: string;
  /** The denied resource: an ARN, or `*` for an action without resources. `null`: the message names none. */
  readonly resource: string | null;
  /** ARN of the SCP that denied; empty where the message does not say and it must be found out. */
  readonly guard: string;
  readonly parameters: JsonObject | null;
  /** Written by the caller's tools; quoted, never trusted. */
  readonly userAgent: string;
  readonly sourceIp: string;
}
