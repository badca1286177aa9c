import type { HubOutputs } from './deploy/deploy';
import type { SignIn } from './deploy/sign-ins';
import type { Operator } from './organization/operators';
import type { Organization } from './organization/organization';
import type { DemoBucket, DemoInstance } from './organization/resources';
import type { CloudPaths } from './paths';
import type { Python } from './python';

/** Addresses of a running local cloud. */
export interface CloudUrls {
  /** Where AWS calls go. */
  readonly gateway: string;
  /** The emulator behind the gateway, for the local cloud's own machinery. */
  readonly emulator: string;
  readonly web: string;
  readonly ballot: string;
  readonly mailbox: string;
  /** Where the browser reaches the sign-in page. */
  readonly identity: string;
}

/** All that is known about a running local cloud, as `.local/<name>/cloud.json` keeps it for other processes. */
export interface CloudRecord {
  readonly name: string;
  /** The process that stops everything when it ends. */
  readonly pid: number;
  readonly startedAt: string;
  readonly urls: CloudUrls;
  readonly organization: Organization;
  /** IAM users with access keys. */
  readonly operators: readonly Operator[];
  /** What each person, operator or approver, types at the sign-in page. */
  readonly signIns: readonly SignIn[];
  readonly instances: readonly DemoInstance[];
  readonly buckets: readonly DemoBucket[];
  readonly outputs: HubOutputs;
  readonly paths: CloudPaths;
  readonly python: Python;
}
