import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { assumeRole } from '../../../hub/aws/sessions';

const ROLE = 'arn:aws:iam::333333333333:role/countersign/demo/spoke/countersign-demo-reader';
const sts = mockClient(STSClient);
const client = new STSClient({ region: 'us-east-1' });
const keys = { AccessKeyId: 'AKIA', SecretAccessKey: 'secret', SessionToken: 'token', Expiration: new Date() };

beforeEach(() => {
  sts.reset();
  sts.on(AssumeRoleCommand).resolves({ Credentials: keys });
});

describe('a session', () => {
  it('carries the request as its name and as source identity, for 15 minutes', async () => {
    expect(await assumeRole(client, ROLE, 'R')).toEqual({
      accessKeyId: 'AKIA',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toEqual({
      RoleArn: ROLE,
      RoleSessionName: 'R',
      SourceIdentity: 'R',
      DurationSeconds: 900,
    });
  });

  it('is narrowed by a session policy where there is one', async () => {
    await assumeRole(client, ROLE, 'R', '{"Version":"2012-10-17"}');
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input.Policy).toBe('{"Version":"2012-10-17"}');
  });

  it.each(['AccessKeyId', 'SecretAccessKey', 'SessionToken'])(
    'without %s is none, and nothing falls back to our own credentials',
    async (name) => {
      sts.on(AssumeRoleCommand).resolves({ Credentials: { ...keys, [name]: '' } });
      await expect(assumeRole(client, ROLE, 'R')).rejects.toThrow(`no credentials came back for ${ROLE}`);
    },
  );

  it('without any credentials is none, and a refusal is passed on', async () => {
    sts.on(AssumeRoleCommand).resolves({});
    await expect(assumeRole(client, ROLE, 'R')).rejects.toThrow('no credentials came back');
    sts.on(AssumeRoleCommand).rejects(new Error('AccessDenied'));
    await expect(assumeRole(client, ROLE, 'R')).rejects.toThrow('AccessDenied');
  });
});
