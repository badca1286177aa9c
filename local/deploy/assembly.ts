import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file or folder that a template refers to, and the bucket and key where it expects it. */
export interface Asset {
  readonly source: string;
  readonly packaging: 'file' | 'zip';
  readonly bucket: string;
  readonly key: string;
}

/** One stack of the cloud assembly, ready to be deployed as it is. */
export interface AssemblyStack {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly templateFile: string;
  readonly dependencies: readonly string[];
  readonly assets: readonly Asset[];
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string; readonly file?: string };
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string; readonly packaging?: 'file' | 'zip' };
        readonly destinations: Readonly<Record<string, { readonly bucketName: string; readonly objectKey: string }>>;
      }
    >
  >;
}

async function json<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

async function assetsOf(folder: string, file: string, account: string, region: string): Promise<Asset[]> {
  const { files = {} } = await json<AssetManifest>(join(folder, file));
  const values: Readonly<Record<string, string>> = { AccountId: account, Region: region, Partition: 'aws' };
  const place = (text: string) => text.replace(/\$\{AWS::(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return Object.values(files).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ bucketName, objectKey }) => ({
      source: join(folder, source.path ?? ''),
      packaging: source.packaging ?? 'file',
      bucket: place(bucketName),
      key: place(objectKey),
    })),
  );
}

/** Reads the stacks of a synthesized cloud assembly in its own order, each with its assets. */
export async function readAssembly(folder: string): Promise<AssemblyStack[]> {
  const { artifacts } = await json<{ artifacts: Record<string, Artifact> }>(join(folder, 'manifest.json'));
  const stacks: AssemblyStack[] = [];
  for (const [id, artifact] of Object.entries(artifacts)) {
    if (artifact.type !== 'aws:cloudformation:stack') continue;
    const environment = /^aws:\/\/(\d{12})\/([a-z0-9-]+)$/.exec(artifact.environment ?? '');
    if (!environment)
      throw new Error(`Stack ${id} of the assembly has no fixed account and region: ${artifact.environment}`);
    const [, account = '', region = ''] = environment;
    const dependencies = artifact.dependencies ?? [];
    const manifests = dependencies.flatMap((name) => {
      const dependency = artifacts[name];
      return dependency?.type === 'cdk:asset-manifest' ? [dependency.properties?.file ?? ''] : [];
    });
    const assets = await Promise.all(manifests.map((file) => assetsOf(folder, file, account, region)));
    stacks.push({
      id,
      name: artifact.properties?.stackName ?? id,
      account,
      region,
      templateFile: join(folder, artifact.properties?.templateFile ?? `${id}.template.json`),
      dependencies: dependencies.filter((name) => artifacts[name]?.type === 'aws:cloudformation:stack'),
      assets: assets.flat(),
    });
  }
  return inOrder(stacks);
}

/** Stacks after the stacks they depend on, otherwise as given. */
export function inOrder<S extends { readonly id: string; readonly dependencies: readonly string[] }>(
  stacks: readonly S[],
): S[] {
  const ordered: S[] = [];
  const visit = (stack: S) => {
    if (ordered.includes(stack)) return;
    for (const id of stack.dependencies) {
      const before = stacks.find((one) => one.id === id);
      if (before) visit(before);
    }
    ordered.push(stack);
  };
  stacks.forEach(visit);
  return ordered;
}
