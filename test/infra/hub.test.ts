import { hashOf } from '../../shared/canonical/hash';
import { statementsIn } from './policies';
import { synthesize } from './synthesis';
import { ofType, propertiesOf, readable, theOne, within } from './template';

const { hub, configuration } = synthesize();
const hubRole = (name: string) => `arn:aws:iam::222222222222:role/countersign/demo/hub/countersign-demo-${name}`;

describe('the queue of denials', () => {
  const queue = theOne(hub, 'AWS::SQS::Queue', 'DenialsQueue').Properties;

  it('hands a message that fails three times to the dead-letter queue, which keeps it two weeks', () => {
    const { deadLetterTargetArn, maxReceiveCount } = queue.RedrivePolicy as Record<string, unknown>;
    expect([readable(deadLetterTargetArn), maxReceiveCount]).toEqual(['<DenialsDeadLetters.Arn>', 3]);
    expect(theOne(hub, 'AWS::SQS::Queue', 'DenialsDeadLetters').Properties.MessageRetentionPeriod).toBe(1_209_600);
  });

  it('hides a message six times as long as intake may run', () => {
    const { Timeout } = theOne(hub, 'AWS::Lambda::Function', 'intake').Properties;
    expect(queue.VisibilityTimeout).toBe(6 * Number(Timeout));
  });

  it('takes messages from the one rule of the hub, over TLS', () => {
    const statements = statementsIn(theOne(hub, 'AWS::SQS::QueuePolicy', 'DenialsQueue').Properties);
    expect(statements.map(({ Effect, Principal, Condition }) => [Effect, Principal, Condition])).toEqual([
      ['Deny', { AWS: '*' }, { Bool: { 'aws:SecureTransport': 'false' } }],
      [
        'Allow',
        { Service: 'events.amazonaws.com' },
        { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [ofType(hub, 'AWS::Events::Rule')[0]?.[0], 'Arn'] } } },
      ],
    ]);
    expect(queue.SqsManagedSseEnabled).toBe(true);
  });
});

describe('the bus', () => {
  it('is open to the forwarders of the Organization and to nobody else', () => {
    const { Statement } = theOne(hub, 'AWS::Events::EventBusPolicy').Properties as { Statement: unknown };
    expect(Statement).toMatchObject({
      Effect: 'Allow',
      Principal: '*',
      Action: 'events:PutEvents',
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' },
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/countersign/demo/spoke/countersign-demo-forwarder' },
      },
    });
  });

  it("passes on AWS's own records only", () => {
    const [pattern] = propertiesOf(hub, 'AWS::Events::Rule').flatMap(({ EventPattern }) => EventPattern ?? []);
    expect(pattern).toEqual({ source: [{ prefix: 'aws.' }], 'detail-type': ['AWS API Call via CloudTrail'] });
  });
});

describe('the tables', () => {
  const tables = ofType(hub, 'AWS::DynamoDB::GlobalTable').map(([id, { Properties, DeletionPolicy }]) => {
    const [replica = {}] = Properties.Replicas as Record<string, unknown>[];
    return { id, Properties, DeletionPolicy, replica };
  });

  it('can be restored to any second, are encrypted, and outlive their stack', () => {
    expect(tables).toHaveLength(2);
    for (const { Properties, DeletionPolicy, replica } of tables) {
      expect(replica.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
      expect(replica.DeletionProtectionEnabled).toBe(true);
      expect(Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  it('let the index forget, never the ledger', () => {
    const forgetting = tables.filter(({ Properties }) => Properties.TimeToLiveSpecification);
    expect(forgetting.map(({ id }) => id)).toEqual([expect.stringMatching(/^TablesIndex/)]);
  });

  it('keep the ledger append-only against everybody, administrators included', () => {
    const ledger = tables.find(({ id }) => id.startsWith('TablesLedger'))?.replica.ResourcePolicy;
    const [changes, inserts] = statementsIn(ledger as Record<string, unknown>);
    expect(changes).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' }, Resource: '*' });
    expect(changes).not.toHaveProperty('Condition');
    expect(changes?.Action).toEqual(
      ['BatchWriteItem', 'DeleteItem', 'PartiQLDelete', 'PartiQLUpdate', 'PutItem', 'UpdateItem'].map(
        (verb) => `dynamodb:${verb}`,
      ),
    );
    expect(inserts).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'dynamodb:PartiQLInsert',
      Condition: {
        ArnNotEquals: { 'aws:PrincipalArn': ['intake', 'advance', 'web', 'ballot', 'broker'].map(hubRole) },
      },
    });
  });
});

describe('the witness', () => {
  const bucket = theOne(hub, 'AWS::S3::Bucket');
  const denied = statementsIn(theOne(hub, 'AWS::S3::BucketPolicy').Properties);
  const by = (sid: string) => denied.find(({ Sid }) => Sid === sid);

  it('keeps every version under a lock that nobody can open, for ten years', () => {
    expect(bucket.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } } },
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    expect(bucket.DeletionPolicy).toBe('Retain');
  });

  it('has a policy that only ever denies, to everybody', () => {
    for (const { Effect, Principal } of denied) expect([Effect, Principal]).toEqual(['Deny', { AWS: '*' }]);
  });

  it('is written once: a put without If-None-Match is refused', () => {
    expect(by('WrittenOnce')).toMatchObject({
      Action: 's3:PutObject',
      Condition: { Null: { 's3:if-none-match': 'true' } },
    });
  });

  it('is written by two roles, and under ballots/ by one', () => {
    expect(by('WrittenByAdvanceAndBroker')?.Condition).toEqual({
      ArnNotEquals: { 'aws:PrincipalArn': [hubRole('advance'), hubRole('broker')] },
    });
    const ballots = by('BallotsByBroker');
    expect(ballots?.Condition).toEqual({ ArnNotEquals: { 'aws:PrincipalArn': [hubRole('broker')] } });
    expect(readable(ballots?.Resource)).toBe('<WitnessBucket.Arn>/ballots/*');
  });

  it.each(['Advance', 'Broker'])('keeps the marks of %s for itself, since a mark says who wrote an event', (name) => {
    const marks = by(`MarksOf${name}`);
    const writer = name.toLowerCase();
    expect(marks?.Condition).toEqual({ ArnNotEquals: { 'aws:PrincipalArn': [hubRole(writer)] } });
    expect(readable(marks?.Resource)).toBe(`<WitnessBucket.Arn>/marks/${writer}/*`);
  });

  it('hides nothing: a delete marker would make room for another first writer', () => {
    expect(by('LockedForGood')?.Action).toEqual([
      's3:BypassGovernanceRetention',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:PutObjectRetention',
    ]);
    expect(by('LockedForGood')).not.toHaveProperty('Condition');
  });
});

describe('sign-in', () => {
  it('is for people whom an administrator has made, with a second factor', () => {
    expect(theOne(hub, 'AWS::Cognito::UserPool').Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    });
  });

  it.each([
    ['SignInPoolWeb', '<WebApi.ApiEndpoint>/signed-in'],
    ['SignInPoolBallot', '<BallotApi.ApiEndpoint>/return'],
  ])('%s is a public client with code flow only, and comes back to its own origin only', (id, callback) => {
    const client = theOne(hub, 'AWS::Cognito::UserPoolClient', id).Properties;
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      SupportedIdentityProviders: ['COGNITO'],
    });
    expect((client.CallbackURLs as unknown[]).map(readable)).toEqual([callback]);
    expect((client.LogoutURLs as unknown[]).map(readable)).toEqual([callback.replace(/[^/]+$/, 'sign-in')]);
  });
});

describe('every Lambda', () => {
  const lambdas = propertiesOf(hub, 'AWS::Lambda::Function');

  it('logs for a year into a group of its own, and so do the pages and the workflow', () => {
    const groups = propertiesOf(hub, 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(7 + 2 + 1);
    for (const { RetentionInDays } of groups) expect(RetentionInDays).toBe(365);
    expect(new Set(lambdas.map(({ LoggingConfig }) => JSON.stringify(LoggingConfig))).size).toBe(7);
  });

  it('knows which configuration it was deployed with', () => {
    for (const { Environment } of lambdas)
      expect(Environment).toMatchObject({ Variables: { CONFIGURATION_HASH: hashOf(configuration) } });
  });

  it('is told no secret by its environment, and no endpoint: AWS is where the SDK looks for it', () => {
    for (const { Environment } of lambdas) {
      const names = Object.keys((Environment as { Variables: object }).Variables);
      expect(names.filter((name) => /^AWS_|ENDPOINT|SECRET|PASSWORD|KEY$/.test(name))).toEqual([]);
    }
  });

  it('is started by the named service only, for one source each', () => {
    const starts = propertiesOf(hub, 'AWS::Lambda::Permission');
    expect(starts).toHaveLength(5);
    for (const { Principal, SourceArn } of starts) {
      expect(Principal).toMatch(/^(apigateway|events)\.amazonaws\.com$/);
      expect(readable(SourceArn)).toMatch(/222222222222:<(Web|Ballot)Api>\/\*\/\*\/|^<SweepEveryMinute\.Arn>$/);
    }
    expect(propertiesOf(hub, 'AWS::Lambda::Url')).toEqual([]);
  });
});

describe('a public origin', () => {
  it('throttles, and logs neither query nor header of a request', () => {
    const stages = propertiesOf(hub, 'AWS::ApiGatewayV2::Stage');
    expect(stages).toHaveLength(2);
    for (const { DefaultRouteSettings, AccessLogSettings } of stages) {
      expect(DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 });
      const { Format } = AccessLogSettings as { Format: string };
      expect(Format).not.toMatch(/query|cookie|authorization|\$context\.path\b/i);
    }
  });
});

it('nothing in the hub is open to a network, an address or a person by name', () => {
  const text = JSON.stringify(hub);
  expect(text).not.toMatch(/0\.0\.0\.0|::\/0/);
  for (const { mails } of configuration.people) for (const mail of mails) expect(text).not.toContain(mail);
  expect([...within(hub)].filter((value) => value === 'AWS::EC2::SecurityGroup')).toEqual([]);
});
