import { createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '../hub/infra/properties';
import { writeAwsConfig } from './aws-config';
import { type Cloud, connect } from './cloud';
import type { CloudRecord, CloudUrls } from './cloud-record';
import { type ConfigurationTexts, writeConfiguration } from './configuration/fill';
import { deploy } from './deploy/deploy';
import { createSignIns } from './deploy/sign-ins';
import { synthesize } from './deploy/synth';
import { startEmulator } from './emulator-process';
import { startGateway } from './gateway/gateway';
import { serveMailbox } from './mailbox/server';
import { MANAGEMENT, REGION } from './organization/cast';
import { createOperators } from './organization/operators';
import { createOrganization } from './organization/organization';
import { createBuckets, createInstances } from './organization/resources';
import { serveOrigin } from './origins/origin';
import { cloudPaths } from './paths';
import { DEFAULT_PORTS, type Ports, settlePorts } from './ports';
import { LocalProblem } from './problem';
import { type Progress, silent } from './progress';
import { preparePython } from './python';
import { claim, writeRecord } from './running';
import { Shutdown } from './shutdown';

/** What can be chosen about a local cloud. */
export interface CloudOptions {
  /** Folder below `.local`; several clouds with different names run side by side. */
  readonly name?: string;
  /** 0 picks a free port. */
  readonly ports?: Partial<Ports>;
  readonly progress?: Progress;
  /** Gets everything that is started, as it is started: run it to stop a cloud that is still starting. */
  readonly shutdown?: Shutdown;
  /** Changes the files of the demo's configuration before they are compiled, e.g. the deadlines. */
  readonly configure?: (texts: ConfigurationTexts) => ConfigurationTexts;
  /** Milliseconds from a refusal to its event. */
  readonly delay?: number;
}

/** The sentence for a name that cannot be a folder of its own. */
export function checkName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,30}$/.test(name) || name === 'python') {
    throw new LocalProblem(
      `"${name}" cannot be the name of a local cloud: use up to 31 small letters, digits and hyphens (and not "python").`,
    );
  }
}

function addresses(ports: Ports, emulatorPort: number): CloudUrls {
  return {
    gateway: `http://127.0.0.1:${ports.gateway}`,
    emulator: `http://127.0.0.1:${emulatorPort}`,
    // Two host names, so that the pages' and the ballot's cookies never meet.
    web: `http://localhost:${ports.web}`,
    ballot: `http://127.0.0.1:${ports.ballot}`,
    mailbox: `http://localhost:${ports.mailbox}`,
    identity: `http://localhost:${ports.gateway}`,
  };
}

/** Starts a fresh local cloud with the demo Organization in it and Countersign deployed; a failure leaves nothing running. */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const shutdown = options.shutdown ?? new Shutdown();
  try {
    return await start(options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function start(options: CloudOptions, shutdown: Shutdown): Promise<Cloud> {
  const { name = 'default', progress = silent, configure, delay = 150 } = options;
  checkName(name);
  const paths = cloudPaths(name);
  await claim(paths);
  const ports = await settlePorts({ ...DEFAULT_PORTS, ...options.ports });
  const emulatorPort = ports.emulator;
  await rm(paths.home, { recursive: true, force: true });
  await mkdir(paths.home, { recursive: true });
  const starting = { name, pid: process.pid };
  await writeRecord(paths, starting);
  await shutdown.add(() => rm(paths.record, { force: true }));
  const urls = addresses(ports, emulatorPort);

  const python = await progress.step('Python environment', preparePython);
  const gatewayLog = createWriteStream(join(paths.home, 'gateway.log'));
  const log = (line: string) => gatewayLog.write(`${new Date().toISOString()} ${line}\n`);

  const emulator = await progress.step('AWS emulator', async () => {
    const gateway = await startGateway({ port: ports.gateway, emulatorPort, delay, log });
    await shutdown.add(gateway.stop);
    const management = MANAGEMENT;
    const started = await startEmulator({ python, paths, port: emulatorPort, gatewayUrl: urls.gateway, management });
    await shutdown.add(started.stop);
    await writeRecord(paths, { ...starting, emulatorPid: started.pid });
    const mailbox = await serveMailbox(ports.mailbox, started.url);
    await shutdown.add(mailbox.stop);
    return started;
  });

  const organization = await progress.step('Organization with four accounts', () => createOrganization(emulator.url));
  const { accounts } = organization;
  await writeConfiguration(paths.configuration, organization, configure);
  const { gateway: endpointUrl, web: webUrl, ballot: ballotUrl, identity: identityUrl } = urls;
  const sandbox: Sandbox = { endpointUrl, webUrl, ballotUrl, identityUrl };
  await writeFile(paths.sandbox, JSON.stringify(sandbox, null, 2));

  const [, operators, instances, buckets] = await Promise.all([
    progress.step('Synthesizing the stacks', () => synthesize(paths)),
    createOperators(emulator.url, accounts),
    createInstances(emulator.url, accounts),
    createBuckets(emulator.url, accounts),
  ]);
  const outputs = await progress.step('Deploying the stacks', (detail) =>
    deploy(emulator.url, paths.assembly, accounts.hub, detail),
  );
  const signIns = await progress.step('Pages and sign-ins', async () => {
    for (const what of ['web', 'ballot'] as const) {
      const apiUrl = what === 'web' ? outputs.WebApiUrl : outputs.BallotApiUrl;
      const origin = await serveOrigin({ what, port: ports[what], emulatorPort, apiUrl });
      await shutdown.add(origin.stop);
    }
    return createSignIns(emulator.url, accounts.hub, outputs.UserPoolId);
  });

  const profiles = operators.map(({ id, keys }) => ({ name: id, keys }));
  await writeAwsConfig(paths, profiles, urls.gateway, REGION);
  const startedAt = new Date().toISOString();
  const record: CloudRecord = {
    name,
    pid: process.pid,
    startedAt,
    urls,
    organization,
    operators,
    signIns,
    instances,
    buckets,
    outputs,
    paths,
    python,
  };
  await writeRecord(paths, { ...starting, emulatorPid: emulator.pid }, record);
  return connect(record, () => shutdown.run(), emulator.died, log);
}
