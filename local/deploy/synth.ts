import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { lastLines, runChild } from '../child';
import { childEnvironment } from '../child-environment';
import { type CloudPaths, PROJECT } from '../paths';
import { LocalProblem } from '../problem';

/** The part of cdk.json that `cdk synth` would pass to the app. */
async function cdkContext(): Promise<Record<string, unknown>> {
  const text = await readFile(join(PROJECT, 'cdk.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { context?: Record<string, unknown> }).context ?? {};
}

/** Synthesizes app.ts as `cdk synth -c configuration=… -c sandbox=… -o …` does, without the seconds the CLI itself takes. */
export async function synthesize(paths: CloudPaths): Promise<void> {
  const context = { ...(await cdkContext()), configuration: paths.configuration, sandbox: paths.sandbox };
  const env = childEnvironment({
    HOME: homedir(),
    CDK_OUTDIR: paths.assembly,
    CDK_CONTEXT_JSON: JSON.stringify(context),
  });
  const tsx = join(PROJECT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const { code, output } = await runChild(process.execPath, [tsx, join(PROJECT, 'app.ts')], { cwd: PROJECT, env });
  if (code !== 0)
    throw new LocalProblem(`The stacks could not be synthesized, so nothing was deployed:\n${lastLines(output, 25)}`);
}
