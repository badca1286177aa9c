/**
 * Names that two sides must agree on, written once: hub and spoke templates, Lambdas and tests read them here.
 * Every function takes the installation id, so that two installations can live in one Organization.
 */

/** The AWS partition an ARN lives in; `aws-cn` and `aws-us-gov` have their own ARNs and endpoints. */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** IAM path of the grants, e.g. `/countersign/demo/exec/`. The fence lets only the executor create roles under it. */
export const grantPath = (installation: string): string => `/countersign/${installation}/exec/`;

/** IAM path of the roles that the StackSet puts into member accounts, e.g. `/countersign/demo/spoke/`. */
export const spokePath = (installation: string): string => `/countersign/${installation}/spoke/`;

/** IAM path of the hub's own Lambda roles, e.g. `/countersign/demo/hub/`. */
export const hubPath = (installation: string): string => `/countersign/${installation}/hub/`;

/** IAM path of the permissions boundary, e.g. `/countersign/demo/`. */
export const boundaryPath = (installation: string): string => `/countersign/${installation}/`;

/** Name of the permissions boundary that every grant must carry; IAM wants names unique in an account, whatever the path. */
export const boundaryName = (installation: string): string => `countersign-${installation}-boundary`;

/** The spoke roles: the executor makes and removes grants, the reader describes, the forwarder sends denials to the hub. */
export type SpokeRole = 'executor' | 'reader' | 'forwarder';

/** One Lambda of the hub each, and so one least-privilege role each. */
export type HubFunction = 'intake' | 'advance' | 'tell' | 'web' | 'ballot' | 'broker' | 'sweep';

/** Name of a spoke role in every member account. */
export const spokeRoleName = (installation: string, role: SpokeRole): string => `countersign-${installation}-${role}`;

/** Name of the role of one hub Lambda. */
export const hubRoleName = (installation: string, name: HubFunction): string => `countersign-${installation}-${name}`;

/** ARN of a spoke role in one member account, or in all of them with `account` = `*`. */
export function spokeRoleArn(partition: Partition, account: string, installation: string, role: SpokeRole): string {
  return `arn:${partition}:iam::${account}:role${spokePath(installation)}${spokeRoleName(installation, role)}`;
}

/** ARN of the role of one hub Lambda. */
export function hubRoleArn(partition: Partition, account: string, installation: string, name: HubFunction): string {
  return `arn:${partition}:iam::${account}:role${hubPath(installation)}${hubRoleName(installation, name)}`;
}

/** ARN of the permissions boundary of grants in one account, or in all of them with `account` = `*`. */
export function boundaryArn(partition: Partition, account: string, installation: string): string {
  return `arn:${partition}:iam::${account}:policy${boundaryPath(installation)}${boundaryName(installation)}`;
}

/** ARN of the grant of one request; the role is named by the request id. `request` = `*` matches all grants. */
export function grantRoleArn(partition: Partition, account: string, installation: string, request: string): string {
  return `arn:${partition}:iam::${account}:role${grantPath(installation)}${request}`;
}

/** Name in Organizations of the guard SCP of one place, by its id; intake finds the policies' ARNs by these names. */
export const guardPolicyName = (installation: string, place: string): string =>
  `countersign-${installation}-guard-${place}`;

/** Name of the fence SCP in Organizations. */
export const fencePolicyName = (installation: string): string => `countersign-${installation}-fence`;

/** Name of the role in the management account through which the hub reads Organizations. */
export const organizationReaderName = (installation: string): string =>
  `countersign-${installation}-organization-reader`;

/** ARN of that role. */
export const organizationReaderArn = (partition: Partition, management: string, installation: string): string =>
  `arn:${partition}:iam::${management}:role${boundaryPath(installation)}${organizationReaderName(installation)}`;

/** Name of the hub's event bus; the rules in member accounts target it. */
export const busName = (installation: string): string => `countersign-${installation}`;

/** ARN of the hub's event bus. */
export function busArn(partition: Partition, region: string, account: string, installation: string): string {
  return `arn:${partition}:events:${region}:${account}:event-bus/${busName(installation)}`;
}

/** Name of a hub Lambda. */
export const functionName = (installation: string, name: HubFunction): string => `countersign-${installation}-${name}`;

/** Log group of a hub Lambda. */
export const logGroupName = (installation: string, name: HubFunction): string =>
  `/aws/lambda/${functionName(installation, name)}`;

/** Name of the request workflow's state machine. */
export const workflowName = (installation: string): string => `countersign-${installation}-request`;

/** CloudWatch namespace of the metrics that the alarms watch. */
export const METRIC_NAMESPACE = 'Countersign';

/** Dimensions that every metric carries; an alarm that leaves them out watches another metric. */
export const METRIC_DIMENSIONS = { service: 'countersign' } as const;

/** Metrics by name: each alarm and each line of code that counts uses the same word. */
export const METRICS = {
  frozen: 'RequestsFrozen',
  refusedDenials: 'DenialsRefused',
  opened: 'RequestsOpened',
  notMe: 'OperatorsDisowned',
  leftoverGrants: 'GrantsLeftOver',
  lostOutcomes: 'OutcomesLost',
} as const;

/** Names of the environment variables of the hub's Lambdas: written by the construct, read by the adapter. */
export const ENVIRONMENT = {
  ledgerTable: 'LEDGER_TABLE',
  indexTable: 'INDEX_TABLE',
  witnessBucket: 'WITNESS_BUCKET',
  workflowArn: 'WORKFLOW_ARN',
  brokerFunction: 'BROKER_FUNCTION',
  webUrl: 'WEB_URL',
  ballotUrl: 'BALLOT_URL',
  configurationHash: 'CONFIGURATION_HASH',
  issuer: 'OIDC_ISSUER',
  authorizeUrl: 'OIDC_AUTHORIZE_URL',
  tokenUrl: 'OIDC_TOKEN_URL',
  keysUrl: 'OIDC_KEYS_URL',
  webClient: 'OIDC_WEB_CLIENT',
  ballotClient: 'OIDC_BALLOT_CLIENT',
} as const;

/** File name of the compiled configuration beside each Lambda's code. */
export const CONFIGURATION_FILE = 'configuration.json';

/** Name of the folder with the catalogue of operations: in the checkout, and beside the code of a Lambda that needs it. */
export const CATALOGUE_FOLDER = 'catalogue';
