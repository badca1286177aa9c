import { deleteBucket } from './delete-bucket';
import type { Operation } from './operation';
import { terminateInstances } from './terminate-instances';

const OPERATIONS: readonly Operation[] = [terminateInstances, deleteBucket];

/** The operation, or `null` when this version cannot run it; such an operation can be neither guarded nor requested. */
export const operationOf = (service: string, name: string): Operation | null =>
  OPERATIONS.find((operation) => operation.service === service && operation.name === name) ?? null;

/** IAM actions of all operations that can be guarded and run, e.g. `ec2:TerminateInstances`. */
export const RUNNABLE_ACTIONS: readonly string[] = OPERATIONS.map(({ service, name }) => `${service}:${name}`);
