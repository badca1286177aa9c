import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as states from '@aws-sdk/client-sfn';
import * as sts from '@aws-sdk/client-sts';
import type { ClientSettings } from '../../../local/clients';

/** What somebody tries: in words, as `service:Operation`, and the input with words in capitals to fill in. */
export type Attempt = readonly [what: string, call: string, input: object];

/** Values for the words in capitals: `$NAME` becomes `words.NAME`. */
export type Words = Readonly<Record<string, string | object>>;

type Command = new (input: object) => never;
const SERVICES: Readonly<
  Record<string, [object, (settings: ClientSettings) => { send(command: never): Promise<unknown> }]>
> = {
  cloudformation: [cloudformation, (settings) => new cloudformation.CloudFormationClient(settings)],
  iam: [iam, (settings) => new iam.IAMClient(settings)],
  organizations: [organizations, (settings) => new organizations.OrganizationsClient(settings)],
  states: [states, (settings) => new states.SFNClient(settings)],
  sts: [sts, (settings) => new sts.STSClient(settings)],
};

/** Fills the words into every string of a value; a string that is one word becomes the word's value, object or not. */
export function fill<T>(value: T, words: Words): T {
  const known = (word: string) => {
    const found = words[word.slice(1)];
    if (found === undefined) throw new Error(`nothing is known for ${word}`);
    return found;
  };
  const filled = (part: unknown): unknown => {
    if (typeof part === 'string') return /^\$[A-Z_]+$/.test(part) ? known(part) : part;
    if (Array.isArray(part)) return part.map(filled);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, filled(one)]));
  };
  return filled(value) as T;
}

/** The outcome of an attempt whose refusal names the fence's ARN. */
export const REFUSED = 'refused by the fence';

/** What came of an attempt: `allowed`, REFUSED, or the error as it is. */
export const outcomeOf = (error: unknown, fence: string): string => {
  if (!(error instanceof Error)) return 'allowed';
  return error.message.includes(fence) ? REFUSED : `${error.name}: ${error.message}`;
};

async function attempt(
  [, call, input]: Attempt,
  settings: ClientSettings,
  words: Words,
  fence: string,
): Promise<string> {
  const [service = '', operation] = call.split(':');
  const [sdk, client] = SERVICES[service] ?? [];
  const command: unknown = sdk && Reflect.get(sdk, `${operation}Command`);
  if (!client || typeof command !== 'function') throw new Error(`no such call: ${call}`);
  const error = await client(settings)
    .send(new (command as Command)(fill(input, words)))
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  return outcomeOf(error, fence);
}

/** Tries all, one after another, and says how each went. */
export async function attemptAll(
  attempts: readonly Attempt[],
  settings: ClientSettings,
  words: () => Words,
  fence: string,
): Promise<Readonly<Record<string, string>>> {
  const outcomes: Record<string, string> = {};
  for (const one of attempts) outcomes[one[0]] = await attempt(one, settings, words(), fence);
  return outcomes;
}

/** The same outcome for all of them, to compare with. */
export const all = (
  attempts: readonly (readonly [string, ...unknown[]])[],
  outcome: string,
): Readonly<Record<string, string>> => Object.fromEntries(attempts.map(([what]) => [what, outcome]));
