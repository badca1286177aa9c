/** What EventBridge puts around a CloudTrail record. */
export interface Envelope {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': 'AWS API Call via CloudTrail';
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

/** Where and when an event comes from; ids and time are parameters so that tests can repeat themselves. */
export interface Origin {
  readonly account: string;
  readonly region: string;
  readonly id: string;
  readonly now: Date;
}

function text(record: unknown, key: string): string | undefined {
  const value = typeof record === 'object' && record !== null ? (record as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Wraps one CloudTrail record; `ec2.amazonaws.com` becomes source `aws.ec2`. A record without a source still gets an envelope. */
export function envelope(record: unknown, origin: Origin): Envelope {
  const service = text(record, 'eventSource')?.replace(/\.amazonaws\.com(\.cn)?$/, '') ?? 'unknown';
  return {
    version: '0',
    id: origin.id,
    'detail-type': 'AWS API Call via CloudTrail',
    source: `aws.${service}`,
    account: origin.account,
    time: text(record, 'eventTime') ?? origin.now.toISOString().replace(/\.\d+Z$/, 'Z'),
    region: origin.region,
    resources: [],
    detail: record,
  };
}
