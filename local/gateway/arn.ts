/** The parts of an ARN that the gateway routes by. */
export interface ArnParts {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** What follows the fifth colon. */
  readonly resource: string;
  /** The last segment of the resource: the name of a bus, role or queue. */
  readonly name: string;
}

/** Splits an ARN; anything else is `undefined`. */
export function parseArn(arn: string): ArnParts | undefined {
  const found = /^arn:[^:]+:([^:]+):([^:]*):([^:]*):(.+)$/.exec(arn);
  if (!found) return undefined;
  const [, service = '', region = '', account = '', resource = ''] = found;
  return { service, region, account, resource, name: resource.split('/').at(-1) ?? resource };
}
