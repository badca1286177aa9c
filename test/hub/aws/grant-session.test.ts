import { setTimeout as sleep } from 'node:timers/promises';
import {
  IAMClient,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient, STSServiceException } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { asGrant } from '../../../hub/aws/grant-session';
import type { Call } from '../../../shared/call/call';
import type { GrantDocument } from '../../../shared/grant/document';
import { catalogue } from '../../organization/catalogue';
import { configuration } from '../../organization/configuration';
import { grantOf } from '../../organization/grant';
import { AnsweringService } from './answering';
import { CREDENTIALS } from './credentials';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

const REQUEST = 'K7QF3MRD000000000000000000000000';
const ROLE = `arn:aws:iam::333333333333:role/countersign/demo/exec/${REQUEST}`;
const TERMINATE: Call = {
  account: '333333333333',
  region: 'us-east-1',
  service: 'ec2',
  operation: 'TerminateInstances',
  input: { InstanceIds: ['i-0a1b2c3d4e5f60001'] },
};
const DELETE: Call = { ...TERMINATE, service: 's3', operation: 'DeleteBucket', input: { Bucket: 'orders-archive-1' } };

const sts = mockClient(STSClient);
const iam = mockClient(IAMClient);
const ec2 = new AnsweringService();
const client = new STSClient({ region: 'us-east-1' });
const pauses = () => jest.mocked(sleep).mock.calls.map(([pause]) => pause);
const stsError = (name: string) =>
  new STSServiceException({ name, $fault: 'client', $metadata: {}, message: `said ${name}` });
const evaluated = (...results: NonNullable<SimulatePrincipalPolicyCommandOutput['EvaluationResults']>) =>
  iam.on(SimulatePrincipalPolicyCommand).resolves({ EvaluationResults: results });

const said = (code: string, message: string) => ({
  status: 412,
  body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors></Response>`,
});
const assumed = (policy?: string, document: GrantDocument = grantOf(TERMINATE)) =>
  asGrant(client, ROLE, REQUEST, policy, { catalogue, document });

beforeAll(() => ec2.use());
afterAll(() => ec2.close());
beforeEach(() => {
  for (const mock of [sts, iam]) mock.reset();
  ec2.arrived.splice(0);
  jest.mocked(sleep).mockClear();
  sts.on(AssumeRoleCommand).resolves({ Credentials: CREDENTIALS });
});

describe('assuming a new grant', () => {
  it('carries the request as source identity and the document again as session policy', async () => {
    expect(await assumed('{"Version":"2012-10-17"}')).toMatchObject({ ok: true });
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toEqual({
      RoleArn: ROLE,
      RoleSessionName: REQUEST,
      SourceIdentity: REQUEST,
      DurationSeconds: 900,
      Policy: '{"Version":"2012-10-17"}',
    });
  });

  it('waits while IAM does not know the role yet, a little longer each time', async () => {
    sts
      .on(AssumeRoleCommand)
      .rejectsOnce(stsError('AccessDenied'))
      .rejectsOnce(stsError('AccessDenied'))
      .resolves({ Credentials: CREDENTIALS });
    expect(await assumed()).toMatchObject({ ok: true });
    expect(pauses()).toEqual([500, 1000]);
  });

  it('gives up after a minute: a refusal as a value, since the call was not sent', async () => {
    sts.on(AssumeRoleCommand).rejects(stsError('AccessDenied'));
    expect(await assumed()).toEqual({
      ok: false,
      error: 'GrantNotUsable',
      message: 'the grant could not be assumed: said AccessDenied',
    });
    expect(pauses()).toEqual([500, 1000, 2000, 4000, 8000, 15000, 30000]);
  });

  it.each([
    ['a policy that STS does not take', stsError('MalformedPolicyDocument')],
    ['no answer', new Error('said socket hang up')],
  ])('fails at once on %s', async (_, error) => {
    sts.on(AssumeRoleCommand).rejects(error);
    await expect(assumed()).rejects.toThrow('said');
    expect(pauses()).toEqual([]);
  });
});

describe('before the call is sent', () => {
  const preflight = async (call: Call, using = configuration, document = grantOf(call)) => {
    const session = await assumed(undefined, document);
    if (!session.ok) throw new Error(session.error);
    return session.grant(new IAMClient({ region: 'us-east-1' }), using).preflight(call);
  };

  it('IAM is asked whether the grant may do exactly this, boundary and SCPs included', async () => {
    evaluated({ EvalActionName: 'ec2:TerminateInstances', EvalDecision: 'allowed' });
    ec2.answer = said('DryRunOperation', '');
    expect(await preflight(TERMINATE)).toEqual({ ok: true });
    const input = iam.commandCalls(SimulatePrincipalPolicyCommand)[0]?.args[0].input;
    expect(input).toMatchObject({
      PolicySourceArn: ROLE,
      ActionNames: ['ec2:TerminateInstances'],
      ResourceArns: ['arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001'],
    });
    expect(
      Object.fromEntries((input?.ContextEntries ?? []).map((entry) => [entry.ContextKeyName, entry.ContextKeyValues])),
    ).toEqual({
      'aws:RequestedRegion': ['us-east-1'],
      'aws:ResourceAccount': ['333333333333'],
      'aws:SourceIdentity': [REQUEST],
      'aws:PrincipalArn': [ROLE],
      'aws:CurrentTime': [expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/)],
    });
  });

  it('IAM is asked about every action that the call needs, each on its own resources', async () => {
    evaluated({ EvalActionName: 'a', EvalDecision: 'allowed' });
    ec2.answer = said('DryRunOperation', '');
    const [statement] = grantOf(TERMINATE).Statement;
    const other = {
      ...statement,
      Action: 'ec2:StopInstances',
      Resource: ['arn:aws:ec2:us-east-1:333333333333:volume/v'],
    };
    const document = { Version: '2012-10-17', Statement: [statement, other] } as GrantDocument;
    expect(await preflight(TERMINATE, configuration, document)).toEqual({ ok: true });
    const asked = iam.commandCalls(SimulatePrincipalPolicyCommand).map(({ args }) => args[0].input);
    expect(asked.map(({ ActionNames, ResourceArns }) => [ActionNames, ResourceArns])).toEqual([
      [['ec2:TerminateInstances'], ['arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001']],
      [['ec2:StopInstances'], ['arn:aws:ec2:us-east-1:333333333333:volume/v']],
    ]);
  });

  it('IAM is told for which operation AWS would ask about tags, since the grant allows no other tagging', async () => {
    evaluated({ EvalActionName: 'a', EvalDecision: 'allowed' });
    ec2.answer = said('DryRunOperation', '');
    const TagSpecifications = [{ ResourceType: 'volume', Tags: [{ Key: 'a', Value: 'b' }] }];
    const create = {
      ...TERMINATE,
      operation: 'CreateVolume',
      input: { AvailabilityZone: 'us-east-1a', TagSpecifications },
    };
    expect(await preflight(create)).toEqual({ ok: true });
    const asked = iam.commandCalls(SimulatePrincipalPolicyCommand).map(({ args }) => args[0].input);
    expect(asked.map(({ ActionNames }) => ActionNames)).toEqual([['ec2:CreateVolume'], ['ec2:CreateTags']]);
    expect(asked[1]?.ContextEntries).toContainEqual({
      ContextKeyName: 'ec2:CreateAction',
      ContextKeyType: 'string',
      ContextKeyValues: ['CreateVolume'],
    });
  });

  it.each([
    [
      'another SCP denies it',
      { EvalDecision: 'explicitDeny', OrganizationsDecisionDetail: { AllowedByOrganizations: false } },
      'another service control policy',
    ],
    [
      'the grant does not allow it',
      { EvalDecision: 'implicitDeny', OrganizationsDecisionDetail: { AllowedByOrganizations: true } },
      'implicitDeny',
    ],
    ['the answer says nothing', { EvalDecision: undefined }, 'no answer'],
  ] as const)('nothing is sent, not even a dry run, when %s', async (_, result, why) => {
    evaluated({ EvalActionName: 'ec2:TerminateInstances', ...result });
    expect(await preflight(TERMINATE)).toEqual({
      ok: false,
      error: 'WouldBeDenied',
      message: expect.stringContaining(why),
    });
    expect(ec2.arrived).toEqual([]);
  });

  it('one resource that would be denied is enough, and so is an answer without any result', async () => {
    evaluated({ EvalActionName: 'a', EvalDecision: 'allowed' }, { EvalActionName: 'a', EvalDecision: 'explicitDeny' });
    expect(await preflight(TERMINATE)).toMatchObject({ ok: false, error: 'WouldBeDenied' });
    evaluated();
    expect(await preflight(TERMINATE)).toMatchObject({ ok: false, error: 'WouldBeDenied' });
  });

  it('EC2 is asked by dry run, and its refusal is the answer', async () => {
    evaluated({ EvalActionName: 'a', EvalDecision: 'allowed' });
    ec2.answer = said('OperationNotPermitted', 'protected');
    expect(await preflight(TERMINATE)).toEqual({ ok: false, error: 'OperationNotPermitted', message: 'protected' });
  });

  it('a service without a dry run is given ten seconds, in which the policy spreads; a sandbox is not', async () => {
    evaluated({ EvalActionName: 'a', EvalDecision: 'allowed' });
    expect(await preflight(DELETE)).toEqual({ ok: true });
    expect(pauses()).toEqual([10_000]);
    jest.mocked(sleep).mockClear();
    await preflight(DELETE, { ...configuration, sandbox: true });
    expect(pauses()).toEqual([]);
  });
});
