import type { Protocol } from '../catalogue/operation';

/**
 * How CloudTrail writes the parameters of a service. `json`: as sent. `query`: texts under names with a small first letter.
 * `soap`: the older calls of EC2, in the names of its former SOAP interface, lists as `{"items":[…]}`. `wrapped`: the newer
 * calls of EC2, XML under `<Operation>Request`, elements of lists numbered by `tag`. `xml`: S3, its documents as they were.
 * Source: captured events in test/fixtures/cloudtrail/captured.
 */
export type Dialect = 'json' | 'query' | 'soap' | 'wrapped' | 'xml';

/** Where XML is logged, numbers and flags may be logged as the texts they were. Query parameters are logged by type. */
export const isTexts = (dialect: Dialect): boolean => dialect === 'soap' || dialect === 'wrapped' || dialect === 'xml';

/** The dialect of a protocol; EC2 has two, and which one it is can be seen from the record. */
export function dialectOf(protocol: Protocol, service: string): Dialect {
  if (protocol === 'ec2') return 'soap';
  if (protocol === 'query') return 'query';
  // CloudFront and Route 53 send XML too, and are logged as JSON of the model's own names.
  return protocol === 'rest-xml' && service.startsWith('s3') ? 'xml' : 'json';
}
