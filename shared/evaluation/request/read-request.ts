import { charactersOf } from '../pattern/wildcard';
import type { Unsure } from '../unsure';
import type { Request } from './request';
import type { Caller, RequestContext } from './request-context';

const ACTION = /^([a-z0-9-]+):[a-z0-9]+$/i;
const RESOURCE = /^arn:[^:]*:[^:]*:[^:]*:([^:]*):./s;
const ACCOUNT = /^\d{12}$/;

/** Reads a request, or says why it is not evaluated. `bounded`: the principal has a permissions boundary. */
export function readRequest(request: Request, bounded: boolean): RequestContext | Unsure {
  const caller = callerOf(request, bounded);
  if (typeof caller === 'string') return caller;
  const { action, resource } = request;
  const service = ACTION.exec(action)?.[1]?.toLowerCase();
  if (service === undefined) return 'action-not-named';
  const owner = RESOURCE.exec(resource)?.[1];
  if (resource !== '*' && owner === undefined) return 'resource-not-an-arn';
  const values = valuesByKey(request);
  if (!values) return 'key-given-twice';
  for (const [key, value] of [
    ['aws:principalarn', caller.arn],
    ['aws:principalaccount', caller.account],
  ] as const) {
    const given = values.get(key) ?? [];
    if (given.length > 0 && given.join() !== value) return 'principal-contradicted';
    values.set(key, [value]);
  }
  let characters: readonly number[] | null = null;
  return {
    caller,
    action,
    service,
    resource,
    resourceCharacters: () => {
      characters ??= charactersOf(resource);
      return characters;
    },
    resourceAccount: values.get('aws:resourceaccount')?.[0] ?? ownAccount(resource, owner, caller),
    valuesOf: (key) => values.get(key) ?? [],
  };
}

/** An action without a resource is one on the caller's own account. */
const ownAccount = (resource: string, owner: string | undefined, caller: Caller): string | null =>
  resource === '*' ? caller.account : owner !== undefined && ACCOUNT.test(owner) ? owner : null;

const IAM_ARN = /^arn:(aws[a-z-]*):iam::(\d{12}):(?:(user|role)(\/(?:[^/]+\/)*)([^/]+)|(root))$/;

function callerOf({ principal: { arn, session } }: Request, bounded: boolean): Caller | Unsure {
  const [, partition, account, kind, path, name, root] = IAM_ARN.exec(arn) ?? [];
  if (account === undefined) return 'principal-not-supported';
  if (session !== undefined) {
    const prefix = `arn:${partition}:sts::${account}:assumed-role/${name}/`;
    if (kind !== 'role' || !session.startsWith(prefix) || session.length === prefix.length)
      return 'principal-contradicted';
  }
  return {
    kind: root ? 'root' : kind === 'user' ? 'user' : 'role',
    arn,
    account,
    session: session ?? null,
    serviceLinked: kind === 'role' && path?.startsWith('/aws-service-role/') === true,
    bounded,
  };
}

/** `null` when two keys differ only by case. */
function valuesByKey({ context }: Request): Map<string, readonly string[]> | null {
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(context)) {
    const lower = key.toLowerCase();
    if (values.has(lower)) return null;
    const list = typeof value === 'string' ? [value] : value;
    values.set(lower, list);
  }
  return values;
}
