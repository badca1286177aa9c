import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { clientSettings, rootKeys } from '../clients';
import { LocalProblem } from '../problem';
import type { AssemblyStack } from './assembly';

/** CloudFormation takes a longer template only from S3. */
const LONGEST_BODY = 51_200;
const STACK_SECONDS = 180;

/** The sentence for a stack that failed: the first resource that failed, and why. `events` come newest first, as CloudFormation lists them. */
export function stackFailure(stack: string, status: string, events: readonly StackEvent[]): string {
  const failed = events.filter((event) => event.ResourceStatus?.endsWith('_FAILED')).at(-1);
  if (!failed) return `Stack ${stack} ended as ${status} and CloudFormation gives no reason.`;
  const resource = `${failed.LogicalResourceId} (${failed.ResourceType})`;
  return `Stack ${stack} ended as ${status}: ${resource} failed, ${failed.ResourceStatusReason ?? 'no reason given'}`;
}

async function templateSource(emulatorUrl: string, stack: AssemblyStack) {
  const body = await readFile(stack.templateFile, 'utf8');
  if (Buffer.byteLength(body) <= LONGEST_BODY) return { TemplateBody: body };
  const uploaded = stack.assets.find((asset) => asset.source === stack.templateFile);
  if (!uploaded)
    throw new Error(`The template of ${stack.id} is too long for CloudFormation and is not among the assets`);
  const { bucket, key } = uploaded;
  const s3 = new S3Client(clientSettings(emulatorUrl, rootKeys(stack.account), stack.region));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  return { TemplateURL: `https://s3.${stack.region}.amazonaws.com/${bucket}/${key}` };
}

/** The outputs of a deployed stack by name. */
export const outputsOf = (stack: Stack): Record<string, string> =>
  Object.fromEntries((stack.Outputs ?? []).map((output) => [output.OutputKey ?? '', output.OutputValue ?? '']));

/** Creates a stack from its synthesized template, waits for it and returns its outputs. */
export async function createStack(emulatorUrl: string, stack: AssemblyStack): Promise<Record<string, string>> {
  const client = new CloudFormationClient(clientSettings(emulatorUrl, rootKeys(stack.account), stack.region));
  const Capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] as const;
  const source = await templateSource(emulatorUrl, stack);
  await client.send(new CreateStackCommand({ StackName: stack.name, Capabilities: [...Capabilities], ...source }));
  const end = Date.now() + STACK_SECONDS * 1000;
  for (;;) {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack.name }));
    const found = Stacks?.[0];
    const status = found?.StackStatus ?? 'missing';
    if (found && status === 'CREATE_COMPLETE') return outputsOf(found);
    if (!status.endsWith('IN_PROGRESS') || Date.now() > end) {
      const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: stack.name }));
      throw new LocalProblem(stackFailure(stack.name, status, StackEvents ?? []));
    }
    await sleep(100);
  }
}
