import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { preparePython } from '../../local/python';
import { synthesize, synthesizeSandbox } from './synthesis';

/** One finding of cfn-lint. */
interface Finding {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
}

/** Findings that are none, each with the reason; one that is found no more must go from here. */
const FALSE_ALARMS: readonly { readonly rule: string; readonly message: RegExp; readonly because: string }[] = [
  {
    rule: 'E3601',
    message: /^'\{% \$states\.input\.waitSeconds %\}' is not of type 'number' at 'States\/Wait\/TimeoutSeconds'$/,
    because: 'A timeout may be computed in JSONata; cfn-lint knows the field of JSONPath only.',
  },
  {
    rule: 'W3005',
    message: /^'\w+Role\w{8}' dependency already enforced by a 'GetAtt' at '[\w/]+\/Role(Arn)?'$/,
    because: 'CDK makes a function wait for its role and the policy of the role; the role comes along.',
  },
  {
    rule: 'W3005',
    message: /^'SpokeRoles\w{8}' dependency already enforced by a 'Ref' at '[\w/:]+\/AutoDeployment\/DependsOn/,
    because: 'The order of the deployment should not hang on how the order of auto-deployment is written.',
  },
];

const isFalse = ({ Rule, Message }: Finding): boolean =>
  FALSE_ALARMS.some(({ rule, message }) => rule === Rule.Id && message.test(Message));

const run = promisify(execFile);

/** Runs cfn-lint over all templates of an assembly, those of the StackSets included. */
async function lint(folder: string): Promise<readonly Finding[]> {
  const python = await preparePython(() => undefined);
  const templates = readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => join(folder, file));
  expect(templates).toHaveLength(4);
  // It ends with a status for each kind of finding, which says no more.
  const { stdout } = await run(python.executable, [...python.cfnLint, '--format', 'json', '-t', ...templates], {
    env: { ...process.env, ...python.environment },
    maxBuffer: 16 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);
  return JSON.parse(stdout) as Finding[];
}

// The first run on a machine installs the project's own Python environment; cfn-lint itself takes seconds.
const PATIENCE = 600_000;

describe('cfn-lint', () => {
  it.each([
    ['real', () => synthesize()],
    ['sandbox', () => synthesizeSandbox()],
  ])(
    'finds nothing in any template of the %s synth',
    async (_name, made) => {
      const findings = await lint(made().folder);
      expect(
        findings.filter((finding) => !isFalse(finding)).map(({ Rule, Message }) => `${Rule.Id} ${Message}`),
      ).toEqual([]);
      const stale = FALSE_ALARMS.filter(
        ({ rule, message }) => !findings.some((one) => one.Rule.Id === rule && message.test(one.Message)),
      );
      expect(stale).toEqual([]);
    },
    PATIENCE,
  );
});
