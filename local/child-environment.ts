import { delimiter, dirname } from 'node:path';

/** Variables of the developer that a child needs to reach the network and the terminal's language; nothing of AWS is among them. */
const PASSED = [
  'PATH',
  'LANG',
  'LC_ALL',
  'SSL_CERT_FILE',
  'REQUESTS_CA_BUNDLE',
  'PIP_CERT',
  'PIP_INDEX_URL',
  'PIP_EXTRA_INDEX_URL',
  'PIP_PROXY',
  'PIP_CONFIG_FILE',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
];

/**
 * A small environment for a child process: the developer's `AWS_*` variables and home folder never reach it.
 * This Node comes first on the PATH, because the emulator runs Lambdas with the first `node` it finds.
 */
export function childEnvironment(
  own: Readonly<Record<string, string>>,
  from: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of PASSED) {
    const value = from[name];
    if (value !== undefined) passed[name] = value;
  }
  const path = [dirname(process.execPath), passed.PATH].filter(Boolean).join(delimiter);
  return { ...passed, PATH: path, ...own };
}
