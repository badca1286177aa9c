import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Pointer } from '../../shared/catalogue/operation';

/** One correction of a service. Everything else about the service stays as generated. */
export interface ServiceOverride {
  readonly reason: string;
  readonly source: string;
  /** Prefix of its IAM actions. */
  readonly iam?: string;
  /** Event sources in CloudTrail, without `.amazonaws.com`. */
  readonly events?: readonly string[];
  /** By ARN variable: a member's path, or a text with braces. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** False: an ARN's last part is not what its operations take, so none of them is derived. */
  readonly derivable?: boolean;
  /** Members that are ARNs without being named so. */
  readonly arns?: readonly string[];
  /** Resource types that IAM names otherwise than its formats: type of the action to types with formats. */
  readonly types?: Readonly<Record<string, readonly string[]>>;
  /** Names of members that are secrets, wherever they stand. */
  readonly secrets?: readonly string[];
  /** True: CloudTrail also logs its operations with a small first letter. */
  readonly smallNames?: boolean;
  /** Shapes that the model marks as sensitive and that hold no secret. */
  readonly open?: readonly string[];
  /** Services of the same event source that are asked only after this one. */
  readonly before?: readonly string[];
}

/** An action that a member of the input brings with it; on the resources of the operation's own action unless `arn` says others. */
export interface FurtherAction {
  readonly action: string;
  readonly when: string;
  readonly is?: readonly (string | boolean)[];
  /** It is checked in the place of the operation's own action. */
  readonly instead?: true;
  /** The template of another resource. */
  readonly arn?: string;
}

/** One correction of an operation. */
export interface OperationOverride {
  readonly reason: string;
  readonly source: string;
  /** The actions it needs, instead of the one of its name; the first names it. */
  readonly actions?: readonly string[];
  /** Why it cannot be known. */
  readonly unknown?: string;
  /**
   * By ARN variable, for this operation only; several members where the call acts on each of them. `cluster.Uuid` is the
   * variable of one type.
   */
  readonly aliases?: Readonly<Record<string, string | readonly string[]>>;
  /** As for the whole service. */
  readonly types?: Readonly<Record<string, readonly string[]>>;
  /** Resource types that IAM demands only of some calls: those whose input names one. */
  readonly optional?: readonly string[];
  /** Actions that AWS checks too when a member is given. */
  readonly also?: readonly FurtherAction[];
  /** Members of the input itself that are secrets. */
  readonly secrets?: readonly string[];
  /** Members that only say where to find what will run, besides those that have it in their names. */
  readonly pointers?: readonly Pointer[];
  readonly mutating?: boolean;
  readonly derivable?: boolean;
  readonly self?: readonly string[];
  readonly partial?: boolean;
  /** Other names under which CloudTrail logs it. */
  readonly events?: readonly string[];
}

/** All corrections: by service, and by `service:Operation`. */
export interface Overrides {
  readonly services: Readonly<Record<string, ServiceOverride>>;
  readonly operations: Readonly<Record<string, OperationOverride>>;
}

/** The hand-made corrections, each with its reason and source. */
export const readOverrides = (folder: string): Overrides =>
  parse(readFileSync(join(folder, 'overrides.yaml'), 'utf8')) as Overrides;
