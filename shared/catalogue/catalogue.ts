import { operationOf, shapeOf, type WrittenOperation, type WrittenShape, writtenOut } from './lines';
import type { OperationModel, ServiceHeader } from './operation';
import type { Shape } from './shapes';

/** What is known of one service; lines of its file are read when they are asked for. */
export interface Service extends ServiceHeader {
  /** Names of all mutating operations, in order. */
  readonly operations: readonly string[];
  readonly operation: (name: string) => OperationModel | null;
  /** A shape by a reference to it that is not a simple type. @throws when the file is not the generator's. */
  readonly shape: (name: string) => Shape;
}

/** The catalogue of all mutating AWS operations, one service at a time. */
export interface Catalogue {
  /** Names of all services, in order. */
  readonly services: readonly string[];
  readonly service: (name: string) => Service | null;
  /**
   * The endpoint rules of a service header's first `endpoint` part, as botocore writes rule sets, with `{Prefix}` for the
   * second. @throws when the catalogue has none of that name.
   */
  readonly endpointRules: (name: string) => unknown;
  /** Services whose denials CloudTrail logs under this event source (`rds` for rds, neptune and docdb), preferred first. */
  readonly ofEvents: (source: string) => readonly string[];
  /** Services with actions of this IAM prefix (`elasticloadbalancing` for elb and elbv2). */
  readonly ofActions: (prefix: string) => readonly string[];
  /** All IAM prefixes, in order. */
  readonly prefixes: readonly string[];
}

/** The file that lists the services; see `catalogueOf`. */
export interface CatalogueIndex {
  readonly services: readonly string[];
  readonly events: Readonly<Record<string, readonly string[]>>;
  readonly actions: Readonly<Record<string, readonly string[]>>;
}

/**
 * The catalogue over its files. `read` gives the text of a file by name (`index.json`, `services/ec2.jsonl`) and is the only way
 * out: a Lambda reads its bundle, the command line the checkout. A service is read once, its lines when they are needed.
 */
export function catalogueOf(read: (file: string) => string): Catalogue {
  const index = JSON.parse(read('index.json')) as CatalogueIndex;
  const known = new Set(index.services);
  const opened = new Map<string, Service>();
  const open = (name: string): Service => {
    const service = opened.get(name) ?? serviceOf(read(`services/${name}.jsonl`));
    opened.set(name, service);
    return service;
  };
  let rules: ReadonlyMap<string, string> | undefined;
  return {
    services: index.services,
    service: (name) => (known.has(name) ? open(name) : null),
    endpointRules: (name) => {
      rules ??= rulesByName(read('endpoints.jsonl'));
      const found = rules.get(name);
      if (found === undefined) throw new Error(`the catalogue has no endpoint rules ${name}`);
      return JSON.parse(found).set;
    },
    ofEvents: (source) => (Object.hasOwn(index.events, source) ? (index.events[source] ?? []) : []),
    ofActions: (prefix) => (Object.hasOwn(index.actions, prefix) ? (index.actions[prefix] ?? []) : []),
    prefixes: Object.keys(index.actions),
  };
}

const rulesByName = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split('\n').flatMap((line) => (line === '' ? [] : [[line.slice(10, 18), line] as const])));

/** Every line begins with the kind and the name of what it holds, so that most lines need not be parsed. */
const LINE = /^\{"(operation|shape)":"([^"]+)"/;

function serviceOf(text: string): Service {
  const [first = '', ...rest] = text.split('\n');
  const header = JSON.parse(first) as ServiceHeader;
  const lines = { operation: new Map<string, string>(), shape: new Map<string, string>() };
  for (const line of rest) {
    const [, kind, name] = LINE.exec(line) ?? [];
    if (kind && name) lines[kind as keyof typeof lines].set(name, line);
  }
  const operation = parsedOnce(lines.operation, (line) => operationOf(line as WrittenOperation, header));
  const shape = parsedOnce(lines.shape, (line) => shapeOf(line as WrittenShape));
  return {
    ...header,
    operations: [...lines.operation.keys()],
    operation,
    shape: (name) => {
      const found = shape(name) ?? writtenOut(name);
      if (!found) throw new Error(`the catalogue of ${header.service} has no shape ${name}`);
      return found;
    },
  };
}

function parsedOnce<T>(lines: ReadonlyMap<string, string>, of: (line: unknown) => T): (name: string) => T | null {
  const parsed = new Map<string, T>();
  return (name) => {
    const before = parsed.get(name);
    if (before) return before;
    const line = lines.get(name);
    if (line === undefined) return null;
    const value = of(JSON.parse(line));
    parsed.set(name, value);
    return value;
  };
}
