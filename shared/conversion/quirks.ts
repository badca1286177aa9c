/** Members by the keys they are logged under; of some lists it depends on the name of their elements. */
export type Aliases = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What CloudTrail does with one service that no model says. Every line was seen in a captured event, or is documented. */
export interface Quirk {
  readonly aliases?: Aliases;
  /** Keys that no member has, with the values that say nothing about the call; `null`: any value. */
  readonly extras?: Readonly<Record<string, readonly (string | number | boolean)[] | null>>;
  /** Keys whose value is the name of another key, in any case and with or without underscores. */
  readonly echoes?: readonly string[];
  /** Members that are left out of records even when they were given, so that their absence says nothing. */
  readonly omits?: readonly string[];
  /** Keys that are logged as `{}` whatever was given. */
  readonly emptied?: readonly string[];
  /** The one item of this list holds members of the input itself. */
  readonly hoisted?: string;
}

/**
 * By service, and by `service:Operation`. Extras are never dropped for being false: each is listed with the value that
 * means nothing.
 */
export const QUIRKS: Readonly<Record<string, Quirk>> = {
  s3: { aliases: { bucketName: 'Bucket', key: 'Key' } },
  s3control: { aliases: { bucketName: 'Bucket' } },
  'ec2:RunInstances': {
    hoisted: 'instancesSet',
    aliases: { groupSet: { groupId: 'SecurityGroupIds', groupName: 'SecurityGroups' } },
  },
  'ec2:CreateVolume': { aliases: { zone: 'AvailabilityZone' } },
  'ec2:CreateNetworkAclEntry': { aliases: { aclProtocol: 'Protocol' } },
  'ec2:ReplaceNetworkAclEntry': { aliases: { aclProtocol: 'Protocol' } },
  // What they do by default, which no member can say.
  'ec2:DeleteVolume': { extras: { reportVolumeFailure: [false] } },
  'ec2:DeleteSnapshot': { extras: { force: [false] } },
  // Says which attribute another key holds.
  'ec2:ModifyImageAttribute': { echoes: ['attributeType'] },
  'ec2:ModifySnapshotAttribute': { echoes: ['attributeType'] },
  // The function's name taken apart by the service.
  lambda: { extras: { fullyQualifiedArn: null }, omits: ['ZipFile', 'Code.ZipFile'], emptied: ['environment'] },
  // A setting of the service's own, never part of the API.
  'rds:DeleteDBInstance': { extras: { dryRun: [false] } },
  'rds:DeleteDBCluster': { extras: { dryRun: [false] } },
  'kms:ScheduleKeyDeletion': { extras: { overridePendingWindowCheck: [false] } },
  route53resolver: { extras: { originSequenceNumber: [0] } },
  apigateway: { extras: { template: [false] } },
  ds: { extras: { forceDeletion: [false] } },
  // Secrets that are not even masked: the record looks as if they had not been given.
  iam: { omits: ['Password', 'OldPassword', 'NewPassword', 'PrivateKey'] },
  secretsmanager: { omits: ['SecretString', 'SecretBinary'] },
};
