/** Services that cannot be called by anybody who has nothing but the call and a role's credentials, and why. */
const SERVICES: Readonly<Record<string, string>> = {
  codecatalyst: 'it takes bearer tokens of its own, not signatures',
  importexport: 'it only knows Signature Version 2',
  sdb: 'it only knows Signature Version 2',
  'timestream-query': 'its endpoint must be discovered by another call first',
  'timestream-write': 'its endpoint must be discovered by another call first',
  apigatewaymanagementapi: 'its endpoint is the address of a WebSocket API, which no call names',
  cloudsearchdomain: 'its endpoint is the address of a search domain, which no call names',
  'kinesis-video-signaling': 'its endpoint belongs to a channel and must be discovered by another call first',
  'kinesis-video-webrtc-storage': 'its endpoint belongs to a channel and must be discovered by another call first',
  'mediastore-data': 'its endpoint is the address of a container, which no call names',
  neptunedata: 'its endpoint is the address of a database cluster, which no call names',
  'route53-recovery-cluster': 'its endpoint is the address of a recovery cluster, which no call names',
};

/** Single operations that cannot, and why. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'bedrock-runtime:InvokeModelWithBidirectionalStream': 'it is a stream of events in both directions',
  'connecthealth:StartMedicalScribeListeningSession': 'it is a stream of events in both directions',
  'lexv2-runtime:StartConversation': 'it is a stream of events in both directions',
  'ec2:CopySnapshot': 'it needs a second call signed for the source region, which nobody has approved',
  'machinelearning:Predict': 'its endpoint is named by the input',
};

/** Why no call of an operation can be sent, whatever its input; `null` when some can. */
export function neverSent(service: string, operation: string): string | null {
  if (Object.hasOwn(SERVICES, service)) return SERVICES[service] ?? null;
  const name = `${service}:${operation}`;
  return Object.hasOwn(OPERATIONS, name) ? (OPERATIONS[name] ?? null) : null;
}
