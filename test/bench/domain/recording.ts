/** Accounts of the recording, the first of them first. */
export const ACCOUNTS = 200;

/** The id of one of its accounts. */
export const accountOf = (index: number): string => String(300_000_000_000 + index);

/** ARN of the IAM user of an account who is in people.yaml. */
export const operatorOf = (account: string): string => `arn:aws:iam::${account}:user/operator`;

/** Service, event name, and parameters of a call that changes something; `null` of one that only reads. */
type Event = readonly [string, string, object | null];

const READING: readonly Event[] = [
  ['ec2', 'DescribeInstances', null],
  ['ec2', 'DescribeVolumes', null],
  ['ec2', 'DescribeSecurityGroups', null],
  ['s3', 'GetBucketAcl', null],
  ['s3', 'ListBuckets', null],
  ['rds', 'DescribeDBInstances', null],
  ['iam', 'ListRoles', null],
  ['iam', 'GetRole', null],
  ['sts', 'AssumeRole', null],
  ['sts', 'GetCallerIdentity', null],
  ['logs', 'DescribeLogGroups', null],
  ['kms', 'Decrypt', null],
];

const CHANGING: readonly Event[] = [
  ['ec2', 'TerminateInstances', { instancesSet: { items: [{ instanceId: 'i-0a1b2c3d4e5f60718' }] } }],
  ['s3', 'DeleteBucket', { bucketName: 'acme-ledger-2026', Host: 'acme-ledger-2026.s3.amazonaws.com' }],
  [
    'rds',
    'DeleteDBInstance',
    { dBInstanceIdentifier: 'orders', skipFinalSnapshot: true, deleteAutomatedBackups: false },
  ],
  ['lambda', 'DeleteFunction20150331', { functionName: 'orders' }],
  ['dynamodb', 'DeleteTable', { tableName: 'orders' }],
  ['ec2', 'CreateTags', { resourcesSet: { items: [{ resourceId: 'vol-0a1b2c3d4e5f60718' }] }, tagSet: { items: [] } }],
  ['logs', 'CreateLogStream', { logGroupName: '/orders', logStreamName: '2026/11/24' }],
  ['ssm', 'UpdateInstanceInformation', { instanceId: 'i-0a1b2c3d4e5f60718', agentVersion: '3.3.987.0' }],
];

/** Who calls: of ten, one in people.yaml, three by Identity Center, six pipelines. */
function identityOf(account: string, index: number): object {
  if (index % 10 === 0)
    return { type: 'IAMUser', principalId: 'AIDAEXAMPLE0000000001', arn: operatorOf(account), accountId: account };
  const role = index % 10 < 4 ? 'AWSReservedSSO_Admin_0a1b2c3d4e5f6071' : `deploy-${index % 7}`;
  const path = role.startsWith('AWS') ? 'aws-reserved/sso.amazonaws.com/' : '';
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLE0000000001:session-${index}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/session-${index}`,
    accountId: account,
    accessKeyId: 'ASIAEXAMPLE000000001',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLE0000000001',
        arn: `arn:aws:iam::${account}:role/${path}${role}`,
        accountId: account,
        userName: role,
      },
      attributes: { creationDate: '2026-11-24T08:00:00Z', mfaAuthenticated: 'false' },
    },
  };
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');

/** One record of the recording: nine of ten only read, and accounts, callers and events take turns. */
export function recordOf(index: number): object {
  const account = accountOf((index * 7) % ACCOUNTS);
  const reads = index % 10 !== 0;
  const turn = Math.floor(index / 10);
  const events = reads ? READING : CHANGING;
  const [service, eventName, requestParameters] = events[(reads ? index : turn) % events.length] ?? ['', '', null];
  const minute = (index * 11) % 40_320;
  return {
    eventVersion: '1.11',
    userIdentity: identityOf(account, turn + (reads ? index : 0)),
    eventTime: new Date(Date.UTC(2026, 10, 2) + minute * 60_000).toISOString().replace('.000', ''),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'eu-central-1',
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#amd64 api/ec2#1.173.0',
    requestParameters,
    responseElements: null,
    requestID: `59dbff89-35bd-4eac-99ed-${hex(index, 12)}`,
    eventID: `10e1548f-893e-46f6-852a-${hex(index, 12)}`,
    readOnly: reads,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${service}.eu-central-1.amazonaws.com`,
    },
  };
}
