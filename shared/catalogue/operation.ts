import type { Structure } from './shapes';

/** How a request of a service is written. `cbor` is Smithy RPC v2 with CBOR. */
export type Protocol = 'ec2' | 'query' | 'json' | 'rest-json' | 'rest-xml' | 'cbor';

/**
 * How the ARN of one kind of resource follows from the input. In a template `${Partition}`, `${Region}` and `${Account}`
 * are the call's, `{Member}` is a member of the input by its path (`InstanceIds[]` gives one ARN an element), `{?Name}` is a
 * part that must be looked up, and `{*Name}` a part that AWS makes when the call runs. `{Member=default}` is what AWS takes
 * where the member is left out, `{Member=*}` that it makes or chooses it then. `{Ids[]~vpc-}` are those of the texts that
 * begin so, `{Type|application:app|network:net}` says what ARNs write for each value.
 */
export interface ResourceBinding {
  /** The IAM resource type, e.g. `db`. */
  readonly type: string;
  /** The template; absent when the input names the whole ARN. */
  readonly arn?: string;
  /** Path of the member that is the whole ARN. */
  readonly from?: string;
  /** With `from`: what an ARN of the type looks like, with `*` for its parts. A value that is not like it names something else. */
  readonly like?: string;
  /** IAM does not always demand this type: it counts only when the input names it. */
  readonly optional?: true;
}

/** One IAM action that a call needs. */
export interface NeededAction {
  /** E.g. `rds:DeleteDBInstance`. */
  readonly action: string;
  /** Empty: IAM knows no resource for the action, so a grant must say `*`. */
  readonly resources: readonly ResourceBinding[];
}

/** A further action that AWS checks against the same caller, and what makes it do so. */
export interface Dependent extends NeededAction {
  /** The member whose presence triggers the check; `null`: not known, so a grant leaves the action out. */
  readonly when: string | null;
  /** The values of `when` that trigger it; absent: any value. */
  readonly is?: readonly (string | boolean)[];
  /** Path of the texts that name the types it is about; resources of other types are left out. */
  readonly types?: string;
  /** It is checked in the place of the operation's own action. */
  readonly instead?: true;
  /** Condition keys that AWS sets when it checks this because of the call, and only then; a grant demands them. */
  readonly context?: Readonly<Record<string, string>>;
}

/** A member that only points to what will run. */
export interface Pointer {
  readonly member: string;
  /** The member beside it that fixes the content, if there is one. */
  readonly pin?: string;
  /** Values of the member that fix the content themselves, as a regular expression: those that end in a revision. */
  readonly fixed?: string;
}

/** One mutating operation, one line of its service's file. */
export interface OperationModel {
  readonly operation: string;
  /** Method and path template. */
  readonly http: readonly [string, string];
  /** Without members when the operation takes none. */
  readonly input: Structure;
  /** Name and namespace of the XML element around the whole input. */
  readonly root?: readonly [string, string];
  /** The action that names the operation comes first. `null`: not known; the operation can be neither guarded nor run. */
  readonly actions: readonly NeededAction[] | null;
  /** Why `actions` is null, or why the operation cannot be run. */
  readonly unknown?: string;
  readonly dependents?: readonly Dependent[];
  /** Action and ARN of a denial determine the whole input. */
  readonly derivable?: true;
  readonly pointers?: readonly Pointer[];
  /** Members that mean the caller when they are absent: they are stated before the call runs as somebody else. */
  readonly self?: readonly string[];
  /** The member that asks for a dry run. */
  readonly dryRun?: string;
  /** A failed call may have done a part of its work. */
  readonly partial?: true;
  /** Prefix of the host name (`{AccountId}.`). */
  readonly host?: string;
  /** Fixed parameters of the endpoint rules. */
  readonly endpoint?: Readonly<Record<string, string | boolean>>;
  /** Signed without a body hash, or not signed at all. */
  readonly auth?: 'none' | 'unsigned-payload';
  /** The service wants a checksum of the body. */
  readonly checksum?: true;
}

/** What all operations of a service have in common: the first line of its file. */
export interface ServiceHeader {
  /** The name the AWS CLI and botocore know it by, e.g. `elbv2`. */
  readonly service: string;
  /** The name people know it by. */
  readonly name: string;
  readonly version: string;
  readonly protocol: Protocol;
  /** Event sources in CloudTrail, without `.amazonaws.com`. */
  readonly events: readonly string[];
  /** Services of the same address that have some of its operations too, with fewer members: a call is never one of theirs. */
  readonly before?: readonly string[];
  /** Prefix of its IAM actions. */
  readonly iam: string;
  /** Name in the signature's scope. */
  readonly signing: string;
  /** Which endpoint rules it has, and the host prefix that goes into them. */
  readonly endpoint: readonly [string, string];
  /** `X-Amz-Target` prefix, of the JSON protocol; service name in the path, of the CBOR one. */
  readonly target?: string;
  readonly json?: '1.0' | '1.1';
  readonly xmlns?: string;
  /** The service accepts the error codes of the query protocol (`x-amzn-query-mode`). */
  readonly queryMode?: true;
  /** Names that CloudTrail gives to operations: event name to operation. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Operations of the model that only read; they can be neither guarded nor run and are counted only. */
  readonly reads: number;
}
