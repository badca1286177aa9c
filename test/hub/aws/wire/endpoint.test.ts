import fc from 'fast-check';
import { CannotSend } from '../../../../hub/aws/wire/cannot-send';
import { endpointOf } from '../../../../hub/aws/wire/endpoint';
import type { OperationModel } from '../../../../shared/catalogue/operation';
import { catalogue } from '../../../organization/catalogue';
import { asked, call, refusal } from './asked';

/** The domains of AWS, by partition. */
const DOMAINS: Readonly<Record<string, RegExp>> = {
  'us-east-1': /\.(amazonaws\.com|api\.aws|signin\.aws)$/,
  'cn-north-1': /\.(amazonaws\.com\.cn|api\.amazonwebservices\.com\.cn|signin\.amazonaws\.cn)$/,
  'us-gov-west-1': /\.(amazonaws\.com|api\.aws|signin\.amazonaws-us-gov\.com)$/,
};

/** Services without an endpoint that we can use, and why. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': ['cloudfront-keyvaluestore: NotRunnable'],
  'cn-north-1': [
    'acm: NoEndpoint',
    'agent-registry-control: NoEndpoint',
    'cloudfront-keyvaluestore: NoEndpoint',
    'pricing-plan-manager: NoEndpoint',
  ],
  'us-gov-west-1': ['acm: NoEndpoint', 'cloudfront-keyvaluestore: NoEndpoint'],
};

/** Members that the rules look at, with what they expect. */
const inputFor = ({ input }: OperationModel, region: string) => {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const values: Readonly<Record<string, string>> = {
    AccountId: '123456789012',
    ChannelARN: `arn:${partition}:kinesis:${region}:123456789012:channel/orders`,
    KvsARN: 'arn:aws:cloudfront::123456789012:key-value-store/orders',
  };
  return Object.fromEntries(
    Object.entries(input.members).flatMap(([name, { host, endpoint = '' }]) => {
      if ((!host && !endpoint) || endpoint === 'EndpointId') return [];
      const arn = `arn:${partition}:kinesis:${region}:123456789012:stream/orders`;
      return [[name, values[endpoint] ?? (/arn$/i.test(endpoint) ? arn : 'orders-1')]];
    }),
  );
};

/** Rules see no more of an operation than this. */
function isNew(seen: Set<string>, { host, endpoint, input }: OperationModel): boolean {
  const members = Object.values(input.members).map((member) => member.endpoint);
  const looks = JSON.stringify([host, endpoint, ...members.filter((name) => name !== undefined)]);
  return !seen.has(looks) && Boolean(seen.add(looks));
}

describe('every operation of every service', () => {
  it.each(Object.keys(DOMAINS))('has an endpoint of AWS in %s, or says why it has none', (region) => {
    const stray: string[] = [];
    const without = new Set<string>();
    for (const name of catalogue.services) {
      const service = catalogue.service(name);
      const seen = new Set<string>();
      for (const operation of service?.operations.map(service.operation) ?? []) {
        if (!service || !operation || !isNew(seen, operation)) continue;
        const of = call(name, operation.operation, inputFor(operation, region), region);
        try {
          const { url } = endpointOf(catalogue, service, operation, of, undefined);
          if (url.protocol !== 'https:' || !DOMAINS[region]?.test(url.hostname)) stray.push(url.href);
        } catch (error) {
          if (!(error instanceof CannotSend)) throw error;
          without.add(`${name}: ${error.name}`);
        }
      }
    }
    expect(stray).toEqual([]);
    expect([...without]).toEqual(WITHOUT[region]);
  });
});

describe('the host of a call', () => {
  it('is never decided by what is no region', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (region) => {
        const found = await asked(call('ec2', 'StopInstances', { InstanceIds: ['i-1'] }, region)).catch(() => null);
        if (found) expect(found.hostname).toMatch(/^ec2\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/);
      }),
    );
    expect(await refusal(call('ec2', 'StopInstances', { InstanceIds: ['i-1'] }, 'evil.example/'))).toMatchObject({
      name: 'NoEndpoint',
    });
  });

  it('has the prefix that its operation has', async () => {
    const input = { stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:orders' };
    expect((await asked(call('stepfunctions', 'StartSyncExecution', input))).hostname).toBe(
      'sync-states.eu-central-1.amazonaws.com',
    );
  });

  it('has the account in it where a service wants it there, once', async () => {
    const input = { AccountId: '123456789012' };
    expect((await asked(call('s3control', 'DeletePublicAccessBlock', input))).hostname).toBe(
      '123456789012.s3-control.eu-central-1.amazonaws.com',
    );
  });

  it.each(['a.evil.example/', 'a b', ''])('has no part "%s" from an input', async (graphIdentifier) => {
    const of = call('neptune-graph', 'CancelQuery', { graphIdentifier, queryId: 'q1' });
    expect(await refusal(of)).toMatchObject({ name: expect.stringMatching(/^(InputNotValid|NoEndpoint)$/) });
  });

  it('is that of a local cloud when there is one; the signature stays as AWS wants it', async () => {
    const { hostname, port, path, headers, signing } = await asked(
      call('iam', 'DeleteUser', { UserName: 'ada' }),
      'http://127.0.0.1:4566',
    );
    expect({ hostname, port, path, host: headers.host }).toEqual({
      hostname: '127.0.0.1',
      port: 4566,
      path: '/',
      host: '127.0.0.1:4566',
    });
    expect(signing).toEqual({ name: 'iam', region: 'us-east-1', escapesPath: true });
  });
});
