import { execFile } from 'node:child_process';
import { type ClientSettings, clientSettings, rootKeys } from '../../clients';
import type { CloudRecord } from '../../cloud-record';
import type { Python } from '../../python';
import { type AccountKey, REGION } from '../cast';

/** The root of a member account, who makes what operators then want to delete; it calls the emulator itself. */
export interface MemberRoot {
  readonly account: string;
  readonly emulatorUrl: string;
  readonly python: Python;
  /** Settings for the SDK clients that the project has. */
  readonly settings: ClientSettings;
}

/** The root of an account of a running local cloud. */
export function memberRoot(
  { organization, urls, python }: Pick<CloudRecord, 'organization' | 'urls' | 'python'>,
  key: AccountKey,
): MemberRoot {
  const account = organization.accounts[key];
  const emulatorUrl = urls.emulator;
  return { account, emulatorUrl, python, settings: clientSettings(emulatorUrl, rootKeys(account), REGION) };
}

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real AWS CLI speaks for the services that the project has no SDK client for. */
function cli({ account, emulatorUrl, python }: MemberRoot, args: readonly string[]): Promise<Answer> {
  const { accessKeyId, secretAccessKey } = rootKeys(account);
  const env = {
    PATH: process.env.PATH ?? '',
    ...python.environment,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: REGION,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_PAGER: '',
  };
  const to = ['--endpoint-url', emulatorUrl, '--output', 'json'];
  const shell = ['-c', `${python.aws} "$@"`, 'aws', ...to, ...args];
  return new Promise((resolve) => {
    execFile('/bin/sh', shell, { env }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, stdout, stderr: stderr || (error?.message ?? '') }),
    );
  });
}

const failed = (args: readonly string[], { stderr }: Answer): Error =>
  new Error(`aws ${args.slice(0, 2).join(' ')}: ${stderr.trim()}`);

/** Calls AWS and reads the answer; throws what AWS says when it refuses. */
export async function aws<T>(root: MemberRoot, ...args: readonly string[]): Promise<T> {
  const answer = await cli(root, args);
  if (answer.code !== 0) throw failed(args, answer);
  return (answer.stdout.trim() === '' ? {} : JSON.parse(answer.stdout)) as T;
}

/** Whether a call that describes one thing finds it. */
export async function finds(root: MemberRoot, ...args: readonly string[]): Promise<boolean> {
  const answer = await cli(root, args);
  if (answer.code !== 0 && !/NotFound|NoSuch/.test(answer.stderr)) throw failed(args, answer);
  return answer.code === 0;
}
