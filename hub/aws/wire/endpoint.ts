import { awsEndpointFunctions, partition } from '@aws-sdk/core/client';
import { customEndpointFunctions, EndpointError, type RuleSetObject, resolveEndpoint } from '@smithy/core/endpoints';
import type { EndpointParams, EndpointV2 } from '@smithy/types';
import type { Call } from '../../../shared/call/call';
import type { JsonObject } from '../../../shared/canonical/json';
import type { Catalogue, Service } from '../../../shared/catalogue/catalogue';
import type { OperationModel } from '../../../shared/catalogue/operation';
import { CannotSend } from './cannot-send';

customEndpointFunctions.aws = awsEndpointFunctions;

/** How a request is signed: the names in the scope of SigV4, and whether the path is encoded once more for it. */
export interface Signing {
  readonly name: string;
  readonly region: string;
  readonly escapesPath: boolean;
}

/** Where a call goes, and how it is signed there. */
export interface Endpoint {
  readonly url: URL;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly signing: Signing;
}

/**
 * The endpoint of a call by the service's own rules, with the prefix that the operation puts before the host.
 * `override` takes the place of the host, as `AWS_ENDPOINT_URL` does for the SDK; what signs the call stays as it is.
 *
 * @throws CannotSend when the rules have no endpoint for it.
 */
export function endpointOf(
  catalogue: Catalogue,
  service: Service,
  operation: OperationModel,
  call: Call,
  override: string | undefined,
): Endpoint {
  if (!LABEL.test(call.region)) throw new CannotSend('NoEndpoint', `${call.region} is no region`);
  const found = byRules(catalogue, service, parametersOf(service, operation, call));
  const signing = signingOf(service, call.region, found);
  if (override !== undefined) return { url: new URL(override), headers: found.headers ?? {}, signing };
  const url = new URL(found.url);
  url.hostname = `${hostPrefix(operation, call.input)}${url.hostname}`;
  if (!isOfPartition(url.hostname, call.region))
    throw new CannotSend('NoEndpoint', `${service.name} has no endpoint in the partition of ${call.region}`);
  return { url, headers: found.headers ?? {}, signing };
}

/** One label of a host name. */
const LABEL = /^[A-Za-z0-9-]{1,63}$/;

/** Domains of the sign-in service, the one that is at none of its partition's. */
const SIGN_IN = /\.signin\.(aws|amazonaws\.cn|amazonaws-us-gov\.com)$/;

/** A few rules know one partition only and would send the call there from all of them. */
function isOfPartition(hostname: string, region: string): boolean {
  const { dnsSuffix, dualStackDnsSuffix } = partition(region);
  return [dnsSuffix, dualStackDnsSuffix].some((suffix) => hostname.endsWith(`.${suffix}`)) || SIGN_IN.test(hostname);
}

const rules = new WeakMap<Catalogue, Map<string, RuleSetObject>>();

/** Rules are long and shared by many services: each is read once. */
function rulesOf(catalogue: Catalogue, name: string): RuleSetObject {
  const read = rules.get(catalogue) ?? new Map<string, RuleSetObject>();
  rules.set(catalogue, read);
  const found = read.get(name) ?? (catalogue.endpointRules(name) as RuleSetObject);
  read.set(name, found);
  return found;
}

function byRules(catalogue: Catalogue, { name, endpoint }: Service, endpointParams: EndpointParams): EndpointV2 {
  try {
    return resolveEndpoint(rulesOf(catalogue, endpoint[0]), { endpointParams });
  } catch (error) {
    if (error instanceof EndpointError) throw new CannotSend('NoEndpoint', `${name}: ${error.message}`);
    throw error;
  }
}

function parametersOf(service: Service, { input, endpoint }: OperationModel, call: Call): EndpointParams {
  const fromInput = Object.entries(input.members).flatMap(([name, member]) => {
    const value = call.input[name];
    return member.endpoint && typeof value === 'string' ? [[member.endpoint, value] as const] : [];
  });
  return {
    Prefix: service.endpoint[1],
    Region: call.region,
    UseFIPS: false,
    UseDualStack: false,
    ...endpoint,
    ...Object.fromEntries(fromInput),
  };
}

/** What the rules say of signing; where they say nothing, the service's own name and the call's region. */
function signingOf(service: Service, region: string, { properties }: EndpointV2): Signing {
  const schemes = properties?.authSchemes ?? [];
  const scheme = schemes.find(({ name }) => name === 'sigv4');
  if (schemes.length > 0 && !scheme)
    throw new CannotSend(
      'NotRunnable',
      `${service.name} wants ${schemes[0]?.name} here, which only SigV4A signers know`,
    );
  return {
    name: scheme?.signingName ?? service.signing,
    region: scheme?.signingRegion ?? region,
    escapesPath: !(scheme && 'disableDoubleEncoding' in scheme && scheme.disableDoubleEncoding === true),
  };
}

/** A member that is also a parameter of the rules, as the account of S3 Control, is put into the host by them. */
const hostPrefix = ({ host = '', input: { members } }: OperationModel, input: JsonObject): string =>
  host.replaceAll(/\{(\w+)\}(\.?)/g, (_, member: string, dot: string) => {
    if (members[member]?.endpoint) return '';
    const label = input[member];
    if (typeof label === 'string' && LABEL.test(label)) return `${label}${dot}`;
    throw new CannotSend('InputNotValid', `${member} becomes a part of the host name and cannot`);
  });
