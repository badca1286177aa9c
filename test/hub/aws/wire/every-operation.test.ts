import { CannotSend } from '../../../../hub/aws/wire/cannot-send';
import { requestOf } from '../../../../hub/aws/wire/request';
import type { Call } from '../../../../shared/call/call';
import type { Service } from '../../../../shared/catalogue/catalogue';
import { isSimple, type Member, type ShapeRef } from '../../../../shared/catalogue/shapes';
import { makeInput, READABLE } from '../../../captures/inputs';
import { Random } from '../../../captures/random';
import { catalogue } from '../../../organization/catalogue';

/** A call of every operation but those of S3: with what must be there, a little more, and no token that may miss. */
function* calls(): Generator<Call> {
  for (const name of catalogue.services) {
    const service = catalogue.service(name);
    for (const operation of service?.operations.map(service.operation) ?? []) {
      if (!service || !operation || name === 's3') continue;
      const random = new Random(`${name} ${operation.operation}`);
      const occasion = {
        service,
        region: 'us-east-1',
        random,
        known: () => true,
        ...READABLE,
        optional: 3,
        tokens: false,
      };
      const input = makeInput(operation, occasion).json as Call['input'];
      yield { account: '123456789012', region: 'us-east-1', service: name, operation: operation.operation, input };
    }
  }
}

/** The request as a text, or the name of the reason why there is none. */
const written = (call: Call): Promise<string> =>
  requestOf(catalogue, call, undefined).then(
    ({ request }) => JSON.stringify({ ...request, body: Buffer.from(request.body ?? '').toString('base64') }),
    (error) => {
      if (error instanceof CannotSend) return error.name;
      throw error;
    },
  );

/** It is ten thousand operations, and the machine may have other work. */
const MINUTES = 180_000;

describe('every operation of the catalogue', () => {
  const requests: { readonly call: Call; readonly once: string; readonly again: string }[] = [];
  beforeAll(async () => {
    for (const call of calls()) requests.push({ call, once: await written(call), again: await written(call) });
  }, MINUTES);

  it('is written down the same each time: nothing in a request is made up, no token, no time, no name', () => {
    expect(requests.length).toBeGreaterThan(10_000);
    expect(requests.filter(({ once, again }) => once !== again)).toEqual([]);
  });

  it('can be written down, but for those that say why not', () => {
    const refused = requests.filter(({ once }) => !once.startsWith('{'));
    expect(new Set(refused.map(({ once }) => once))).toEqual(new Set(['NotRunnable']));
    const wholly = (service: string): boolean =>
      refused.filter(({ call }) => call.service === service).length === catalogue.service(service)?.operations.length;
    const named = refused.map(({ call }) =>
      wholly(call.service) ? call.service : `${call.service}:${call.operation}`,
    );
    expect([...new Set(named)]).toEqual([
      'apigatewaymanagementapi',
      'bedrock-runtime:InvokeModelWithBidirectionalStream',
      'cloudfront-keyvaluestore',
      'cloudsearchdomain',
      'codecatalyst',
      'connecthealth:StartMedicalScribeListeningSession',
      'ec2:CopySnapshot',
      'importexport',
      'kinesis-video-signaling',
      'kinesis-video-webrtc-storage',
      'lexv2-runtime:StartConversation',
      'machinelearning:Predict',
      'mediastore-data',
      'neptunedata',
      'route53-recovery-cluster',
      'sdb',
      'timestream-query',
      'timestream-write',
    ]);
  });

  it('has neither flattened lists nor attributes in XML, which S3 has and leaves to its own client', () => {
    const flat = catalogue.services.filter((name) => {
      const service = catalogue.service(name);
      if (!service || !/^(query|ec2|rest-xml)$/.test(service.protocol)) return false;
      const seen = new Set<ShapeRef>();
      const inputs = service.operations.flatMap((operation) => service.operation(operation)?.input ?? []);
      return inputs.some((input) => Object.values(input.members).some((member) => isFlat(service, member, seen)));
    });
    // SimpleDB is not runnable.
    expect(flat).toEqual(['s3', 'sdb']);
  });
});

/** Whether a member, or anything below it, is flattened or an attribute. */
function isFlat(service: Service, member: Member, seen: Set<ShapeRef>): boolean {
  if (member.flat || member.attribute) return true;
  if (isSimple(member.of) || seen.has(member.of)) return false;
  seen.add(member.of);
  const shape = service.shape(member.of);
  if ('flat' in shape && shape.flat) return true;
  const below =
    'members' in shape
      ? Object.values(shape.members)
      : 'list' in shape
        ? [shape.list]
        : 'key' in shape
          ? [shape.value]
          : [];
  return below.some((inner) => isFlat(service, inner, seen));
}
