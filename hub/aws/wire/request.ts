import type { HttpRequest } from '@smithy/core/protocols';
import type { OperationSchema } from '@smithy/types';
import type { Call } from '../../../shared/call/call';
import { notRunnable } from '../../../shared/call/not-runnable';
import type { JsonObject } from '../../../shared/canonical/json';
import type { Catalogue, Service } from '../../../shared/catalogue/catalogue';
import type { OperationModel } from '../../../shared/catalogue/operation';
import { CannotSend } from './cannot-send';
import { checkQueueUrl, inputAsWritten } from './customisations';
import { endpointOf, type Signing } from './endpoint';
import { headersOf } from './headers';
import { writerOf } from './protocols';
import { inputSchema } from './schemas';
import { typedInput } from './typed-input';

/** A request, complete but for its signature. */
export interface Unsigned {
  readonly request: HttpRequest;
  readonly service: Service;
  /** `null`: the operation takes no signature. */
  readonly signing: Signing | null;
}

/**
 * Writes down the HTTP request of a call. `override` is the address of a local cloud.
 *
 * @throws CannotSend when there is no such request; nothing is guessed and nothing left out.
 */
export async function requestOf(catalogue: Catalogue, call: Call, override: string | undefined): Promise<Unsigned> {
  const { service, operation } = modelOf(catalogue, call);
  const input = inputAsWritten(call);
  const typed = typedInput(service, operation.input, input);
  checkLabels(operation, input);
  const endpoint = endpointOf(catalogue, service, operation, { ...call, input }, override);
  if (override === undefined) checkQueueUrl(call, endpoint.url);
  const request = (await writerOf(service).serializeRequest(schemaOf(service, operation), typed, {
    endpoint: async () => ({ url: endpoint.url }),
    __smithy_context: { service: service.target ?? '', operation: operation.operation },
  } as never)) as HttpRequest;
  const body = bytesOf(request.body);
  request.headers = headersOf(request.headers, body, { endpoint, service, operation });
  request.body = body ?? undefined;
  return { request, service, signing: operation.auth === 'none' ? null : endpoint.signing };
}

/** The serializers write texts or bytes, or a subclass of bytes that warns when it is looked at as a text. */
function bytesOf(body: string | Uint8Array | undefined): Uint8Array | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/**
 * The models of a call that can be run.
 *
 * @throws CannotSend when the catalogue has none, or says why it cannot.
 */
export function modelOf(catalogue: Catalogue, call: Call): { service: Service; operation: OperationModel } {
  const service = catalogue.service(call.service);
  const operation = service?.operation(call.operation);
  if (!service || !operation) throw new CannotSend('UnknownOperation', `there is no ${call.service} ${call.operation}`);
  const why = notRunnable(call);
  if (why !== null) throw new CannotSend('NotRunnable', `${call.service} ${call.operation} cannot be run: ${why}`);
  return { service, operation };
}

/** In the models a path names its parts as they are called on the wire, in the SDK's schemas by their members. */
function schemaOf(service: Service, operation: OperationModel): OperationSchema {
  const [method, path] = operation.http;
  const members = new Map(
    Object.entries(operation.input.members).flatMap(([name, { at, wire }]) =>
      at === 'uri' ? [[wire ?? name, name]] : [],
    ),
  );
  const byMember = path.replaceAll(
    /\{([^}+]+)(\+?)\}/g,
    (_, wire: string, greedy: string) => `{${members.get(wire)}${greedy}}`,
  );
  return {
    namespace: `catalogue.${service.service}`,
    name: operation.operation,
    traits: { http: [method, byMember, 200] },
    input: inputSchema(service, operation) as never,
    output: 'unit',
  };
}

/** A part of a path that is empty or means a folder makes another path: that of a parent, or of everything in it. */
function checkLabels({ input: { members } }: OperationModel, input: JsonObject): void {
  for (const [name, { at }] of Object.entries(members)) {
    const label = input[name];
    if (at !== 'uri' || typeof label !== 'string') continue;
    if (label === '' || label.split('/').some((part) => part === '.' || part === '..'))
      throw new CannotSend('InputNotValid', `${name} is a part of the path and cannot be "${label}"`);
  }
}
