/** Members by the keys they are logged under; of some lists it depends on the name of their elements. */
export type Aliases = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What CloudTrail does with one service that no model says. Every line was seen in a captured event, or is documented. */
export interface Quirk {
  readonly aliases?: Aliases;
  /** Keys that no member has, with the values that say nothing about the call; `null`: any value. */
  readonly extras?: Readonly<Record<string, readonly (string | number | boolean)[] | null>>;
  /** Keys that no member has, with the account that the record is of. */
  readonly accounts?: readonly string[];
  /** Keys whose value is the name of another key, in any case and with or without underscores. */
  readonly echoes?: readonly string[];
  /** Members that are left out of records even when they were given, so that their absence says nothing; by their paths. */
  readonly omits?: readonly string[];
  /** By such a path, or one of bytes, members beside it that rule it out when they are given. */
  readonly unless?: Readonly<Record<string, readonly string[]>>;
  /** By such a path, the member beside it without which it means nothing. */
  readonly only?: Readonly<Record<string, string>>;
  /** Members that records have when they were given, though they hold bytes or are the whole body. */
  readonly shown?: readonly string[];
  /** Members that repeat another one, which has taken their place: the same value says nothing more, another is none. */
  readonly repeats?: Readonly<Record<string, string>>;
  /** Keys that are logged as `{}` whatever was given. */
  readonly emptied?: readonly string[];
  /** The one item of this list holds members of the input itself. */
  readonly hoisted?: string;
}

/** Headers that say who may do what, in the place of a list in the body. */
const GRANTS = ['ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWrite', 'GrantWriteACP'];

/** What ModifyInstanceAttribute can change by a member of its own. */
const INSTANCE_ATTRIBUTES = [
  'BlockDeviceMappings',
  'DisableApiStop',
  'DisableApiTermination',
  'EbsOptimized',
  'EnaSupport',
  'Groups',
  'InstanceInitiatedShutdownBehavior',
  'InstanceType',
  'Kernel',
  'Ramdisk',
  'SourceDestCheck',
  'SriovNetSupport',
  'UserData',
];

/**
 * By service, and by `service:Operation`. Extras are never dropped for being false: each is listed with the value that
 * means nothing.
 */
export const QUIRKS: Readonly<Record<string, Quirk>> = {
  s3: { aliases: { bucketName: 'Bucket', key: 'Key' } },
  // Logged with the place of the bucket; without one it is in us-east-1.
  's3:CreateBucket': { shown: ['CreateBucketConfiguration'] },
  // Events about objects do not have the body of the call.
  's3:CompleteMultipartUpload': { omits: ['MultipartUpload'] },
  's3:PutObjectLegalHold': { omits: ['LegalHold'] },
  's3:PutObjectRetention': { omits: ['Retention'] },
  's3:RestoreObject': { omits: ['RestoreRequest'] },
  's3:PutObjectAcl': { unless: { AccessControlPolicy: GRANTS } },
  's3:PutBucketAcl': { unless: { AccessControlPolicy: GRANTS } },
  s3control: { aliases: { bucketName: 'Bucket' } },
  'ec2:RunInstances': {
    hoisted: 'instancesSet',
    aliases: { groupSet: { groupId: 'SecurityGroupIds', groupName: 'SecurityGroups' } },
  },
  // What a new attachment does by default, which no member can say.
  'ec2:AttachVolume': { extras: { deleteOnTermination: [false] } },
  'ec2:CreateVolume': { aliases: { zone: 'AvailabilityZone' } },
  'ec2:CreateNetworkAclEntry': { aliases: { aclProtocol: 'Protocol' } },
  'ec2:ReplaceNetworkAclEntry': { aliases: { aclProtocol: 'Protocol' } },
  // Logged with its value hidden. An attribute that is only named was given a value.
  'ec2:ModifyInstanceAttribute': {
    shown: ['UserData'],
    omits: ['Value'],
    only: { Value: 'Attribute' },
    unless: { Value: INSTANCE_ATTRIBUTES },
  },
  // What they do by default, which no member can say.
  'ec2:DeleteVolume': { extras: { reportVolumeFailure: [false] } },
  'ec2:DeleteSnapshot': { extras: { force: [false] } },
  // Says which attribute another key holds.
  'ec2:ModifyImageAttribute': { echoes: ['attributeType'] },
  'ec2:ModifySnapshotAttribute': { echoes: ['attributeType'] },
  // The function's name taken apart by the service.
  lambda: {
    extras: { fullyQualifiedArn: null },
    emptied: ['environment'],
    unless: {
      ZipFile: ['ImageUri', 'S3Bucket'],
      'Code.ZipFile': ['ImageUri', 'S3Bucket'],
      'Content.ZipFile': ['S3Bucket'],
    },
  },
  // Neither a template nor the values of parameters are shown, and a policy is no more than another text of that kind.
  cloudformation: {
    omits: [
      'TemplateBody',
      'StackDefinitions[].TemplateBody',
      'StackPolicyBody',
      'StackPolicyDuringUpdateBody',
      'Parameters[].ParameterValue',
      'ParameterOverrides[].ParameterValue',
    ],
    unless: {
      'StackDefinitions[].TemplateBody': ['TemplateURL'],
      StackPolicyBody: ['StackPolicyURL'],
      StackPolicyDuringUpdateBody: ['StackPolicyDuringUpdateURL'],
      TemplateBody: ['TemplateURL', 'UsePreviousTemplate', 'StackId'],
      'Parameters[].ParameterValue': ['UsePreviousValue'],
      'ParameterOverrides[].ParameterValue': ['UsePreviousValue'],
    },
  },
  // A file has the content of another one, or its own.
  'codecommit:CreateCommit': { unless: { 'putFiles[].fileContent': ['sourceFile'] } },
  // Of a tag that was taken off the record has an empty list.
  'efs:DeleteTags': { emptied: ['tagKeys'] },
  // Who owns a domain is not shown.
  route53domains: { omits: ['AdminContact', 'BillingContact', 'RegistrantContact', 'TechContact'] },
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/logging-using-cloudtrail.html, of Serverless.
  opensearchserverless: { accounts: ['accountId'] },
  // A setting of the service's own, never part of the API.
  'rds:DeleteDBInstance': { extras: { dryRun: [false] } },
  'rds:DeleteDBCluster': { extras: { dryRun: [false] } },
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html: only the names differ.
  'kms:CreateKey': { repeats: { CustomerMasterKeySpec: 'KeySpec' } },
  'kms:ScheduleKeyDeletion': { extras: { overridePendingWindowCheck: [false] } },
  route53resolver: { extras: { originSequenceNumber: [0] } },
  apigateway: { extras: { template: [false] } },
  ds: { extras: { forceDeletion: [false] } },
  // Secrets that are not even masked: the record looks as if they had not been given.
  iam: { omits: ['Password', 'OldPassword', 'NewPassword', 'PrivateKey'] },
  secretsmanager: { omits: ['SecretString', 'SecretBinary'] },
};
