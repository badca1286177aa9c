import {
  AwsEc2QueryProtocol,
  AwsJson1_0Protocol,
  AwsJson1_1Protocol,
  AwsQueryProtocol,
  AwsRestJsonProtocol,
  AwsRestXmlProtocol,
  AwsSmithyRpcV2CborProtocol,
} from '@aws-sdk/core/protocols';
import type { HttpProtocol } from '@smithy/core/protocols';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import type { SerdeFunctions } from '@smithy/types';
import type { Service } from '../../../shared/catalogue/catalogue';

type Writer = Pick<HttpProtocol, 'serializeRequest' | 'setSerdeContext'>;

const writers = new WeakMap<Service, Writer>();

/** How texts and bytes become each other. Nothing is streamed and no URL parsed by what only writes requests. */
const SERDE = {
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
} as SerdeFunctions;

/** What writes a service's requests: the serializers that the SDK's own client of the service has. */
export function writerOf(service: Service): Writer {
  const before = writers.get(service);
  if (before) return before;
  const writer = make(service);
  writer.setSerdeContext(SERDE);
  writers.set(service, writer);
  return writer;
}

function make({ service, version, protocol, json, target, xmlns, queryMode }: Service): Writer {
  const options = { defaultNamespace: `catalogue.${service}`, errorTypeRegistries: [] };
  const awsQueryCompatible = queryMode === true;
  switch (protocol) {
    case 'ec2':
      return new AwsEc2QueryProtocol({ ...options, xmlNamespace: xmlns ?? '', version });
    case 'query':
      return new AwsQueryProtocol({ ...options, xmlNamespace: xmlns ?? '', version });
    case 'json': {
      const Json = json === '1.1' ? AwsJson1_1Protocol : AwsJson1_0Protocol;
      return new Json({ ...options, serviceTarget: target ?? '', awsQueryCompatible });
    }
    case 'rest-json':
      return new AwsRestJsonProtocol(options);
    case 'rest-xml':
      return new AwsRestXmlProtocol({ ...options, xmlNamespace: xmlns ?? '' });
    case 'cbor':
      return new AwsSmithyRpcV2CborProtocol({ ...options, awsQueryCompatible });
  }
}
