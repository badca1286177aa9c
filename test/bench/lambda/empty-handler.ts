/** A class that a bundle constructs when it starts, and the package that it comes from. */
export interface Client {
  readonly name: string;
  readonly from: string;
}

/** How each tool of Powertools is constructed; clients of the SDK need nothing. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  BatchProcessor: "'SQS'",
  Logger: "{ serviceName: 'empty' }",
  Metrics: "{ namespace: 'Empty', serviceName: 'empty' }",
};

const CLIENT = /node_modules\/(@aws-sdk\/client-[a-z0-9-]+)\/dist-es\/(\w+Client)\.js$/;
const TOOL =
  /node_modules\/(@aws-lambda-powertools\/(?:batch|logger|metrics))\/.*\/(BatchProcessor|Logger|Metrics)\.js$/;

/** The clients of the AWS SDK and the tools of Powertools among the files that went into a bundle. */
export function clientsIn(files: readonly string[]): readonly Client[] {
  return files.flatMap((file) => {
    const [, from, name] = CLIENT.exec(file) ?? TOOL.exec(file) ?? [];
    return from && name ? [{ from, name }] : [];
  });
}

/** Source of a handler that constructs these clients and does nothing: what a Lambda weighs before it has code of its own. */
export function emptyHandler(clients: readonly Client[]): string {
  const imports = clients.map(({ name, from }) => `import { ${name} } from '${from}';`);
  const made = clients.map(({ name }) => `new ${name}(${ARGUMENTS[name] ?? ''})`);
  return [
    ...imports,
    `const clients = [${made.join(', ')}];`,
    'export const handler = async () => clients.length;',
  ].join('\n');
}
