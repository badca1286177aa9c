// The pinned SDK announces once per process which Node its later versions will need; that is no news to the reader.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** Keys of a user, a role session, or (account id and `test`) the root of an account of the local cloud. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What any AWS SDK client takes to talk to the local cloud: `new EC2Client(cloud.aws('li-wei'))`. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Keys;
  readonly maxAttempts: number;
  readonly forcePathStyle: true;
}

/** The root of an account: on the emulator the account id is its access key. Does not exist on AWS. */
export const rootKeys = (account: string): Keys => ({ accessKeyId: account, secretAccessKey: 'test' });

/** Settings for an SDK client with these keys; they go to `endpoint` and nowhere else. */
export function clientSettings(endpoint: string, credentials: Keys, region = 'us-east-1'): ClientSettings {
  return { endpoint, region, credentials, maxAttempts: 2, forcePathStyle: true };
}
