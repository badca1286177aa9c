import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundles, bundle } from '../../hub/infra/bundle';
import { hashOf } from '../../shared/canonical/hash';
import { CATALOGUE_FOLDER, CONFIGURATION_FILE, type HubFunction } from '../../shared/names';
import { catalogue } from '../organization/catalogue';
import { configuration } from '../organization/configuration';
import { bundledFiles } from './bundled';

const folder = mkdtempSync(join(tmpdir(), 'countersign-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bundles = bundle(configuration, join(folder, 'one'));
const files = bundledFiles();

/** The clients of AWS that each Lambda speaks through; whatever else is in its bundle can be turned against us. */
const CLIENTS: Readonly<Record<HubFunction, readonly string[]>> = {
  intake: ['dynamodb', 'organizations', 'sfn', 'sts'],
  advance: ['dynamodb', 'ec2', 'organizations', 's3', 'sfn', 'sts'],
  tell: ['dynamodb', 'sesv2'],
  web: ['dynamodb', 'sfn'],
  ballot: ['dynamodb', 'sfn'],
  broker: ['dynamodb', 'ec2', 'iam', 'organizations', 's3', 'sts'],
  sweep: ['dynamodb', 'lambda', 'sfn'],
};

/** The Lambdas that read the catalogue. */
const READERS: readonly HubFunction[] = ['intake', 'advance', 'broker'];

/** Strings that only the code of a client has. STS is missing: the SDK brings it along to find credentials. */
const MARKS: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB_20120810',
  ec2: 'AmazonEC2',
  iam: 'AWSIdentityManagementV20100508',
  lambda: 'AWSGirApiService',
  organizations: 'AWSOrganizationsV20161128',
  s3: 'AmazonS3',
  sesv2: 'SimpleEmailService_v2',
  sfn: 'AWSStepFunctions',
};

const names = Object.keys(CLIENTS) as HubFunction[];

/** All files below a folder by their paths in it, in order. */
const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(path, file)).isFile())
    .sort();

const contents = (made: Bundles) =>
  Object.values(made).flatMap((path) =>
    filesIn(path).map((file) => [file, hashOf(readFileSync(join(path, file)).toString('base64'))]),
  );

describe('the bundles', () => {
  it('are one for each Lambda: its code and the configuration, and the catalogue for three of them', () => {
    expect(Object.keys(bundles).sort()).toEqual([...names].sort());
    for (const name of names) {
      const catalogue = READERS.includes(name) ? [CATALOGUE_FOLDER] : [];
      expect(readdirSync(bundles[name]).sort()).toEqual([...catalogue, CONFIGURATION_FILE, 'index.js']);
    }
  });

  it.each(READERS)('have in that of %s every service of the catalogue, and nothing of how it is made', (name) => {
    const services = catalogue.services.map((service) => `services/${service}.jsonl`);
    expect(filesIn(join(bundles[name], CATALOGUE_FOLDER))).toEqual(
      ['index.json', 'endpoints.jsonl', ...services].sort(),
    );
  });

  it('are the same bytes wherever and whenever they are made, whatever catalogue an earlier synth left there', () => {
    const earlier = join(folder, 'two', 'intake', CATALOGUE_FOLDER, 'services');
    mkdirSync(earlier, { recursive: true });
    writeFileSync(join(earlier, 'retired.jsonl'), '');
    expect(contents(bundle(configuration, join(folder, 'two')))).toEqual(contents(bundles));
  });

  it('differ by nothing but the configuration between a sandbox and the real thing', () => {
    const sandbox = bundle({ ...configuration, sandbox: true }, join(folder, 'sandbox'));
    for (const name of names) {
      const code = (made: Bundles) => readFileSync(join(made[name], 'index.js'), 'utf8');
      expect(code(sandbox) === code(bundles)).toBe(true);
    }
  });

  it('start in a moment: each is below two megabytes', () => {
    for (const path of Object.values(bundles)) expect(statSync(join(path, 'index.js')).size).toBeLessThan(2_000_000);
  });
});

describe.each(names)('the bundle of %s', (name) => {
  const text = readFileSync(join(bundles[name], 'index.js'), 'utf8');

  it('has the clients that its handler uses, by the files that went in', () => {
    const clients = (files.get(name) ?? []).flatMap((file) => /@aws-sdk\/client-([a-z0-9-]+)\//.exec(file)?.[1] ?? []);
    expect([...new Set(clients)].sort()).toEqual(CLIENTS[name]);
  });

  it('has no other, by what is in its text', () => {
    const found = Object.keys(MARKS).filter((client) => text.includes(MARKS[client] ?? ''));
    expect(found.filter((client) => !CLIENTS[name].includes(client))).toEqual([]);
  });

  it('has nothing of the room in which policies are written, nor of tests or the local cloud', () => {
    const ours = (files.get(name) ?? []).filter((file) => !file.startsWith('node_modules/'));
    for (const file of ours) expect(file).toMatch(/^(hub\/(?!infra\/|hub-stack)|shared\/)/);
    expect(
      (files.get(name) ?? []).filter((file) => /node_modules\/(yaml|aws-cdk-lib|constructs|esbuild)\//.test(file)),
    ).toEqual([]);
  });
});

it('every mark is found in the bundle of somebody, so that its absence means something', () => {
  const all = names.map((name) => readFileSync(join(bundles[name], 'index.js'), 'utf8')).join('\n');
  expect(Object.values(MARKS).filter((mark) => !all.includes(mark))).toEqual([]);
});
