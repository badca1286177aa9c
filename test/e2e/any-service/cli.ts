import { execFile } from 'node:child_process';
import type { Keys } from '../../../local/clients';
import type { Cloud } from '../../../local/cloud';
import { REGION } from '../../../local/organization/cast';

/** Runs the real AWS CLI with any keys, through the gateway. */
export function cliWith(cloud: Cloud, keys: Keys, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  const env = {
    PATH: process.env.PATH ?? '',
    ...cloud.python.environment,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(keys.sessionToken && { AWS_SESSION_TOKEN: keys.sessionToken }),
    AWS_DEFAULT_REGION: REGION,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_MAX_ATTEMPTS: '1',
  };
  const shell = ['-c', `${cloud.python.aws} "$@"`, 'aws', '--endpoint-url', cloud.urls.gateway, ...args];
  return new Promise((resolve) => {
    execFile('/bin/sh', shell, { env }, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: `${stdout}${stderr}` }),
    );
  });
}
