import type { CloudRecord } from './cloud-record';
import type { Operator } from './organization/operators';
import { quote } from './shell-words';

/** Columns padded to the widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('   ')}`.trimEnd());
}

/**
 * A shell command that runs the AWS CLI as one operator against the local cloud and nothing else. The profile's endpoint
 * would not do: in us-east-1 version 1 of the CLI sends rds, docdb, neptune, sqs and health to AWS unless told here.
 */
export function awsCommand(cloud: CloudRecord, operator: string, command: string): string {
  const { awsConfig, awsCredentials } = cloud.paths;
  const files = `AWS_CONFIG_FILE=${quote(awsConfig)} AWS_SHARED_CREDENTIALS_FILE=${quote(awsCredentials)}`;
  return `${files} ${cloud.python.aws} --endpoint-url ${cloud.urls.gateway} --profile ${operator} ${command}`;
}

function commands(cloud: CloudRecord, operator: Operator): string[] {
  const instance = cloud.instances.find(({ account }) => account === operator.account);
  const bucket = cloud.buckets.find(({ account }) => account === operator.account);
  const lines: string[] = [];
  if (instance) {
    lines.push(`# ${operator.id} terminates the server ${instance.name}:`);
    lines.push(awsCommand(cloud, operator.id, `ec2 terminate-instances --instance-ids ${instance.id}`), '');
  }
  if (bucket) {
    lines.push(`# ${operator.id} deletes the bucket ${bucket.name}:`);
    lines.push(awsCommand(cloud, operator.id, `s3api delete-bucket --bucket ${bucket.name}`), '');
  }
  return lines;
}

function others(cloud: CloudRecord, { id, account }: Operator): string {
  const servers = cloud.instances.filter((one) => one.account === account).slice(1);
  const buckets = cloud.buckets.filter((one) => one.account === account).slice(1);
  const named = [...servers.map((server) => `${server.name} (${server.id})`), ...buckets.map(({ name }) => name)];
  return `Also there for ${id}: ${named.join(', ')}`;
}

/** What `npm start` prints when everything stands: what to type, where the mail is, who signs in how. */
export function welcome(cloud: CloudRecord): string {
  const { urls, operators, signIns } = cloud;
  const role = (id: string) => (operators.some((operator) => operator.id === id) ? 'operator' : 'approver');
  const people = signIns.map(({ id, username, password }) => [role(id), username, password]);
  const [caller] = operators;
  return [
    '',
    'The local cloud is ready. Nothing in it reaches AWS.',
    '',
    ...table([
      ['Mailbox', urls.mailbox],
      ['Requests', urls.web],
    ]),
    '',
    '1. Call AWS, in another terminal. The guard refuses, and seconds later the operator has a mail:',
    '',
    ...(caller ? [...commands(cloud, caller), others(cloud, caller)] : []),
    '',
    '2. Open the mailbox. Each mail has one link: the operator confirms, an approver signs, the operator releases,',
    '   and then exactly that call runs.',
    '',
    '3. Sign in where a page asks; signing asks once more. A private window for each person keeps them apart:',
    '',
    ...table([['who', 'user name', 'password'], ...people]),
    '',
    'Stop everything: Ctrl-C here. The next start begins afresh.',
  ].join('\n');
}
