import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Keys } from './clients';
import type { CloudPaths } from './paths';

/** One `--profile` of the AWS CLI. */
export interface Profile {
  readonly name: string;
  readonly keys: Keys;
}

/** The text of an AWS config file whose profiles all lead to the local cloud. */
export function renderConfig(profiles: readonly Profile[], endpoint: string, region: string): string {
  return profiles
    .map(
      ({ name }) => `[profile ${name}]\nregion = ${region}\nendpoint_url = ${endpoint}\noutput = json\ncli_pager =\n`,
    )
    .join('\n');
}

/** The text of an AWS credentials file. */
export function renderCredentials(profiles: readonly Profile[]): string {
  return profiles
    .map(
      ({ name, keys }) =>
        `[${name}]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n`,
    )
    .join('\n');
}

/** Writes both files into the local cloud's own folder; `~/.aws` is neither read nor written. */
export async function writeAwsConfig(
  paths: CloudPaths,
  profiles: readonly Profile[],
  endpoint: string,
  region: string,
): Promise<void> {
  await mkdir(dirname(paths.awsConfig), { recursive: true });
  await writeFile(paths.awsConfig, renderConfig(profiles, endpoint, region), { mode: 0o600 });
  await writeFile(paths.awsCredentials, renderCredentials(profiles), { mode: 0o600 });
}
