import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../shared/canonical/hash';
import type { Configuration } from '../../shared/configuration/configuration';
import { CONFIGURATION_FILE, ENVIRONMENT } from '../../shared/names';

/** One variable of the Lambda's environment. @throws naming the variable when the construct did not set it. */
export function variable(name: keyof typeof ENVIRONMENT): string {
  const value = process.env[ENVIRONMENT[name]];
  if (!value) throw new Error(`environment variable ${ENVIRONMENT[name]} is not set`);
  return value;
}

/**
 * The compiled configuration beside the Lambda's code.
 * @throws when its hash is not the one the deployment named: then code and configuration are not of one release.
 */
export function shippedConfiguration(): Configuration {
  const file = join(process.env.LAMBDA_TASK_ROOT ?? __dirname, CONFIGURATION_FILE);
  const configuration = JSON.parse(readFileSync(file, 'utf8')) as Configuration;
  if (hashOf(configuration) !== variable('configurationHash'))
    throw new Error('the shipped configuration is not the deployed one');
  return configuration;
}
