import { LocalProblem } from '../problem';
import { readAssembly } from './assembly';
import { bootstrap, publish } from './assets';
import { createStack } from './stack';
import { awaitStackSets } from './stack-sets';

/** Outputs of the hub stack that pages, tests and the demo use. */
export const HUB_OUTPUTS = [
  'WebApiUrl',
  'BallotApiUrl',
  'UserPoolId',
  'WebClientId',
  'BallotClientId',
  'LedgerTableName',
  'IndexTableName',
  'WitnessBucketName',
  'IntakeQueueUrl',
  'DeadLetterQueueUrl',
  'WorkflowArn',
] as const;

/** The hub stack's outputs by name. */
export type HubOutputs = Readonly<Record<(typeof HUB_OUTPUTS)[number], string>>;

/** Names of the outputs that a deployed hub should have and has not. */
export const missingOutputs = (outputs: Readonly<Record<string, string>>): string[] =>
  HUB_OUTPUTS.filter((name) => !outputs[name]);

/** Deploys a cloud assembly as it is: bootstraps accounts, uploads assets, creates the stacks, hub first, and waits for the StackSets. */
export async function deploy(
  emulatorUrl: string,
  assembly: string,
  hub: string,
  detail: (text: string) => void,
): Promise<HubOutputs> {
  const stacks = await readAssembly(assembly);
  const hubFirst = [
    ...stacks.filter((stack) => stack.account === hub),
    ...stacks.filter((stack) => stack.account !== hub),
  ];
  let outputs: Record<string, string> = {};
  for (const stack of hubFirst) {
    await bootstrap(emulatorUrl, stack);
    await publish(emulatorUrl, stack);
    const created = await createStack(emulatorUrl, stack);
    if (stack.account === hub) outputs = { ...outputs, ...created };
    detail(`${stack.name} is in account ${stack.account}`);
  }
  const missing = missingOutputs(outputs);
  if (missing.length) throw new LocalProblem(`The hub stack was deployed without the outputs ${missing.join(', ')}.`);
  for (const { name, account, region } of await awaitStackSets(emulatorUrl))
    detail(`${name} is in account ${account}, ${region}`);
  return outputs as HubOutputs;
}
