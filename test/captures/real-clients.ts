import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import clients from './clients.json';

/** A schema as the SDK's clients carry it; see hub/aws/wire/schemas. */
export type RealSchema = readonly unknown[];

/** One of the SDK's own clients, as far as it is looked at. */
export interface RealClient {
  /** Its request for an input, ready to be sent, or why it makes none. */
  readonly request: (operation: string, input: unknown, region: string) => Promise<Sent | string>;
  /** The schema of an operation's input; `null`: it has no such operation. */
  readonly input: (operation: string) => RealSchema | 'unit' | null;
}

/** A request as a client hands it to Node's HTTP. */
export interface Sent {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const CREDENTIALS = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session-token' };

/** Installs the pinned clients below `folder`, once. */
export function installClients(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const wanted = Object.values(clients);
  const marker = join(folder, 'installed.json');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === JSON.stringify(wanted)) return;
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted], {
    cwd: folder,
    stdio: 'inherit',
  });
  writeFileSync(marker, JSON.stringify(wanted));
}

/** The version of a package that was installed below `folder`. */
export const installedVersion = (folder: string, name: string): string =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;

/** The SDK's client of a service of the catalogue. */
export function realClient(folder: string, service: keyof typeof clients): RealClient {
  const [name = ''] = clients[service].split(/(?<!^)@/);
  const exported = createRequire(join(folder, 'index.js'))(name) as Record<string, never>;
  const Client = Object.entries(exported).find(([member]) => /^\w+Client$/.test(member) && member !== '__Client')?.[1];
  return {
    input: (operation) => {
      const schema = exported[`${operation}$`] as RealSchema | undefined;
      if (!schema || !exported[`${operation}Command`]) return null;
      const input = schema[4] as RealSchema | 'unit' | (() => RealSchema);
      return typeof input === 'function' ? input() : input;
    },
    request: (operation, input, region) =>
      captured(Client as never, exported[`${operation}Command`] as never, input, region),
  };
}

class Captured extends Error {
  constructor(readonly sent: Sent) {
    super('captured');
  }
}

async function captured(
  Client: new (settings: object) => { send: (command: object) => Promise<unknown> },
  Command: new (input: unknown) => object,
  input: unknown,
  region: string,
): Promise<Sent | string> {
  const client = new Client({
    region,
    credentials: CREDENTIALS,
    maxAttempts: 1,
    logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    disableS3ExpressSessionAuth: true,
    disableMultiregionAccessPoints: true,
    requestHandler: {
      handle: async (sent: Sent) => {
        throw new Captured(sent);
      },
    },
  });
  try {
    await client.send(new Command(input));
  } catch (error) {
    return error instanceof Captured ? error.sent : `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'it was not sent';
}
