import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import sources from '../sources.json';

const run = promisify(execFile);

/** A member in botocore's models; only what the generator reads. */
export interface BotocoreMember {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
  readonly queryName?: string;
  readonly flattened?: boolean;
  readonly xmlAttribute?: boolean;
  readonly xmlNamespace?: string | { readonly uri: string; readonly prefix?: string };
  readonly idempotencyToken?: boolean;
  readonly streaming?: boolean;
  readonly hostLabel?: boolean;
  readonly jsonvalue?: boolean;
  readonly contextParam?: { readonly name: string };
}

/** A shape in botocore's models. */
export interface BotocoreShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, BotocoreMember>>;
  readonly required?: readonly string[];
  readonly member?: BotocoreMember;
  readonly key?: BotocoreMember;
  readonly value?: BotocoreMember;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly sensitive?: boolean;
  readonly union?: boolean;
  readonly document?: boolean;
  readonly flattened?: boolean;
  readonly payload?: string;
  readonly streaming?: boolean;
  readonly locationName?: string;
  readonly timestampFormat?: string;
  readonly xmlNamespace?: string | { readonly uri: string; readonly prefix?: string };
}

/** An operation in botocore's models. */
export interface BotocoreOperation {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input?: {
    readonly shape: string;
    readonly locationName?: string;
    readonly xmlNamespace?: string | { readonly uri: string; readonly prefix?: string };
  };
  readonly readonly?: boolean;
  readonly endpoint?: { readonly hostPrefix?: string };
  readonly staticContextParams?: Readonly<Record<string, { readonly value: string | boolean }>>;
  readonly authtype?: string;
  readonly unsignedPayload?: boolean;
  readonly httpChecksumRequired?: boolean;
  readonly httpChecksum?: { readonly requestChecksumRequired?: boolean };
}

/** A service model of botocore with its endpoint rules. */
export interface BotocoreService {
  /** Names of members that are secrets, though the model does not say so. */
  readonly secrets?: readonly string[];
  /** Folder in botocore and command of the AWS CLI. */
  readonly service: string;
  readonly metadata: {
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly signingName?: string;
    readonly serviceId: string;
    readonly serviceFullName: string;
    readonly protocol: string;
    readonly protocols?: readonly string[];
    readonly jsonVersion?: string;
    readonly targetPrefix?: string;
    readonly xmlNamespace?: string;
    readonly awsQueryCompatible?: unknown;
  };
  readonly operations: Readonly<Record<string, BotocoreOperation>>;
  readonly shapes: Readonly<Record<string, BotocoreShape>>;
  readonly endpointRules: unknown;
}

/**
 * Brings botocore's models: fetches the pinned wheel once, checks its hash and unpacks it under `folder`. Needs Python with
 * pip. @throws when the wheel is another one than the one recorded in `sources.json`.
 */
export async function fetchModels(folder: string): Promise<string> {
  const { version, wheel, sha256 } = sources.botocore;
  const data = join(folder, 'botocore', 'data');
  if (existsSync(data)) return data;
  mkdirSync(folder, { recursive: true });
  const python = process.env.PYTHON ?? 'python3';
  const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, `botocore==${version}`];
  await run(python, download);
  const file = join(folder, wheel);
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== sha256) throw new Error(`${wheel} has the hash ${found}, sources.json says ${sha256}`);
  await run(python, ['-m', 'zipfile', '--extract', file, folder]);
  return data;
}

/** Names of all services that have a model. */
export const serviceNames = (data: string): readonly string[] =>
  readdirSync(data, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Reads the newest model of a service. */
export function readService(data: string, service: string): BotocoreService {
  const folder = join(data, service);
  const newest = readdirSync(folder)
    .filter((name) => /^\d{4}-/.test(name))
    .sort()
    .at(-1);
  if (!newest) throw new Error(`no model of ${service}`);
  const model = readJson(join(folder, newest, 'service-2')) as Omit<BotocoreService, 'service' | 'endpointRules'>;
  // CloudFront's operations have a version at the end of their name, and none where everybody else names them.
  const operations = Object.fromEntries(Object.entries(model.operations).map(([name, of]) => [name, { ...of, name }]));
  return { ...model, operations, service, endpointRules: readJson(join(folder, newest, 'endpoint-rule-set-1')) };
}

function readJson(path: string): unknown {
  const packed = `${path}.json.gz`;
  return JSON.parse(
    existsSync(packed) ? gunzipSync(readFileSync(packed)).toString() : readFileSync(`${path}.json`, 'utf8'),
  );
}
