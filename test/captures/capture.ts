import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notRunnable } from '../../shared/call/not-runnable';
import type { JsonObject } from '../../shared/canonical/json';
import type { Service } from '../../shared/catalogue/catalogue';
import type { OperationModel } from '../../shared/catalogue/operation';
import { catalogue } from '../organization/catalogue';
import clients from './clients.json';
import { makeInput, READABLE, WHOLE } from './inputs';
import { Random } from './random';
import { installClients, installedVersion, type RealClient, realClient } from './real-clients';
import { type CapturedRequest, said } from './requests';
import { type SkewedMember, skewOf } from './skew';

const FOLDER = join(__dirname, '../../.local/captures');
const REGIONS = ['us-east-1', 'eu-central-1', 'cn-north-1', 'us-gov-west-1'];

/** Operations of a service that are captured; of EC2 more, since it has by far the most. */
const EACH = 14;
const OF_EC2 = 60;
/** Captured whatever else is, with all members they can have: names that are found nowhere else stand deep in them. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  apigateway: ['PutRestApi'],
  ec2: ['RunInstances'],
  s3control: ['CreateJob'],
};
/** Longer lines show nothing that shorter ones do not. */
const LONGEST = 3000;

/** Asks the SDK's own clients for their requests and writes them down. Needs the npm registry the first time. */
async function main(): Promise<void> {
  installClients(FOLDER);
  const lines: CapturedRequest[] = [];
  const skew: unknown[] = [{ reason: SKEW }];
  for (const name of Object.keys(clients) as (keyof typeof clients)[]) {
    const service = serviceNamed(name);
    const client = realClient(FOLDER, name);
    const { known, skewed, missing } = shared(service, client);
    if (skewed.length + missing.length > 0)
      skew.push({ service: name, operations: missing, members: skewed.map(inWords) });
    for (const operation of chosen(service, missing)) lines.push(...(await capture(service, operation, client, known)));
  }
  writeLines('requests.jsonl', lines);
  writeLines('skew.jsonl', skew);
  const shown = ['@aws-sdk/core', '@smithy/core', '@smithy/types'].map((name) => [
    name,
    installedVersion(FOLDER, name),
  ]);
  writeFileSync(join(__dirname, 'made-with.json'), `${JSON.stringify(Object.fromEntries(shown), null, 2)}\n`);
  console.log(`${lines.length} requests of ${new Set(lines.map(({ service }) => service)).size} services`);
}

const writeLines = (file: string, lines: readonly unknown[]): void =>
  writeFileSync(join(__dirname, file), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);

const SKEW =
  "the catalogue's models and the client's are of different days: operations that the client has not, and members that only one of them has (+ only the catalogue, - only the client); no input has them";

const inWords = ({ structure, member, only }: SkewedMember): string =>
  `${only === 'catalogue' ? '+' : '-'}${structure}.${member}`;

function serviceNamed(name: string): Service {
  const service = catalogue.service(name);
  if (!service) throw new Error(`the catalogue has no ${name}`);
  return service;
}

/** What catalogue and client both have. */
function shared(service: Service, client: RealClient) {
  const skewed = new Map<string, SkewedMember>();
  const missing: string[] = [];
  for (const name of service.operations) {
    const operation = service.operation(name);
    const real = client.input(name);
    if (!operation || real === null) missing.push(name);
    else for (const found of skewOf(service, operation, real)) skewed.set(inWords(found), found);
  }
  const known = (structure: string, member: string): boolean => !skewed.has(`+${structure}.${member}`);
  return { known, skewed: [...skewed.values()], missing };
}

/** Operations with something unusual about them first, then any. */
function chosen(service: Service, missing: readonly string[]): readonly OperationModel[] {
  const all = service.operations
    .filter((name) => !missing.includes(name))
    .map((name) => service.operation(name))
    .filter((operation) => operation !== null);
  const unusual = all.filter(({ host, endpoint, auth, checksum, input }) => {
    const members = Object.values(input.members);
    return (
      host ||
      endpoint ||
      auth ||
      checksum ||
      members.some(({ at, stream, json }) => at?.startsWith('header') || stream || json)
    );
  });
  const random = new Random(`operations of ${service.service}`);
  const most = service.service === 'ec2' ? OF_EC2 : EACH;
  const always = all.filter(({ operation }) => ALWAYS[service.service]?.includes(operation));
  return [...new Set([...always, ...random.some(unusual, most / 2), ...random.some(all, most)])].slice(0, most);
}

/** The requests of one operation: with what must be, and with more. */
async function capture(
  service: Service,
  operation: OperationModel,
  client: RealClient,
  known: (structure: string, member: string) => boolean,
): Promise<readonly CapturedRequest[]> {
  const captured: CapturedRequest[] = [];
  const always = ALWAYS[service.service]?.includes(operation.operation) ?? false;
  for (const [index, size] of (always ? [WHOLE] : [{ ...READABLE, optional: 0 }, READABLE]).entries()) {
    const random = new Random(`${service.service}:${operation.operation}:${size.optional}`);
    const region = REGIONS[(random.below(2) * 2 + index) % REGIONS.length] ?? 'us-east-1';
    const { json, typed } = makeInput(operation, { service, region, random, known, ...size, tokens: true });
    const call = { service: service.service, operation: operation.operation, region, input: json as JsonObject };
    if (notRunnable({ ...call, account: '123456789012' }) !== null) continue;
    const sent = await client.request(operation.operation, typed, region);
    if (typeof sent === 'string') {
      console.log(`${call.service}:${call.operation} in ${region}: ${sent}`);
      continue;
    }
    const line = { ...call, request: said(sent) };
    if (always || JSON.stringify(line).length <= LONGEST) captured.push(line);
  }
  return captured;
}

void main();
