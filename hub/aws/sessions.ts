import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';

/** Credentials of an assumed role, as the SDK's clients take them. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/**
 * Assumes a role for one request: the request id is session name and source identity, so that every call made with
 * the session can be joined to the ledger in CloudTrail. 900 seconds, the least that STS gives.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export async function assumeRole(
  sts: STSClient,
  role: string,
  request: string,
  policy?: string,
): Promise<SessionCredentials> {
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: request,
      SourceIdentity: request,
      DurationSeconds: 900,
      ...(policy === undefined ? {} : { Policy: policy }),
    }),
  );
  if (!Credentials?.AccessKeyId || !Credentials.SecretAccessKey || !Credentials.SessionToken) {
    throw new Error(`no credentials came back for ${role}`);
  }
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  };
}
