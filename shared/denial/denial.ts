import type { JsonObject } from '../canonical/json';

/** A refused call as CloudTrail recorded it, after every check that needs no other source. */
export interface Denial {
  readonly account: string;
  readonly region: string;
  readonly eventId: string;
  /** ISO 8601, UTC, as logged. */
  readonly eventTime: string;
  readonly service: string;
  readonly operation: string;
  /** ARN of the IAM user who called. */
  readonly caller: string;
  /** The denied IAM action and resource, from the message. */
  readonly action: string;
  readonly resource: string | null;
  /** ARN of the SCP that denied. */
  readonly guard: string;
  readonly parameters: JsonObject | null;
  /** Written by the caller's tools; quoted, never trusted. */
  readonly userAgent: string;
  readonly sourceIp: string;
}
