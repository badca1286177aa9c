import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An IAM action as the Service Authorization Reference describes it. */
export interface IamAction {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly dependentActions: readonly string[];
    readonly conditionKeys: readonly string[];
  }[];
  readonly dependentActions: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** What IAM knows of the actions of one prefix. */
export interface IamService {
  /** By lower-case name. */
  readonly actions: Readonly<Record<string, IamAction>>;
  /** ARN formats by lower-case name of the resource type. */
  readonly arns: Readonly<Record<string, string>>;
}

/** IAM data of one package, by prefix; `null` for a prefix it does not know. */
export type IamData = (prefix: string) => IamService | null;

/** Opens the data files of an iam-data package: its own functions read them one by one and asynchronously. */
export function iamData(packageName: string): IamData {
  const folder = join(dirname(require.resolve(packageName)), '../../data');
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  const prefixes = new Set(read<readonly string[]>('services.json'));
  const opened = new Map<string, IamService>();
  return (prefix) => {
    if (!prefixes.has(prefix)) return null;
    const before = opened.get(prefix);
    if (before) return before;
    const types = read<Record<string, { arn: string }>>(`resourceTypes/${prefix}.json`);
    const service = {
      actions: read<Record<string, IamAction>>(`actions/${prefix}.json`),
      arns: Object.fromEntries(Object.entries(types).map(([name, { arn }]) => [name.toLowerCase(), tidy(name, arn)])),
    };
    opened.set(prefix, service);
    return service;
  };
}

/**
 * Some formats call the account otherwise, some give two formats in one, of which the first is the newer, and some say
 * `*` where a name belongs.
 */
const tidy = (type: string, arn: string): string =>
  (arn.split(', ')[0] ?? arn)
    .replace(/^((?:[^:]*:){4})\$\{(AccountId|AccountID|AWSAccountId)\}/, (_, before: string) => `${before}${ACCOUNT}`)
    .replace(/(?<=[:/])\*$/, `\${${type.replace(/\W/g, '')}Name}`);

const ACCOUNT = '$' + '{Account}';

/** All condition keys of an action, those of its resource types among them; none when it is not known. */
export function keysOf(iam: IamData, action: string): readonly string[] {
  const [prefix = '', name = ''] = action.split(':');
  const found = iam(prefix)?.actions[name.toLowerCase()];
  return found ? [...found.conditionKeys, ...found.resourceTypes.flatMap((type) => type.conditionKeys)] : [];
}
