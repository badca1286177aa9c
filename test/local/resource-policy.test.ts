import { type PolicyQuestion, policyAllows } from '../../local/gateway/resource-policy';

const bus = 'arn:aws:events:us-east-1:222222222222:event-bus/countersign-demo';
const forwarder = 'arn:aws:iam::333333333333:role/countersign/demo/spoke/forwarder';
const fromMember: PolicyQuestion = {
  principal: { arn: forwarder, account: '333333333333' },
  action: 'events:PutEvents',
  resource: bus,
  context: { 'aws:principalorgid': 'o-1234567890' },
};
const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const organization = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'events:PutEvents',
  Resource: bus,
  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
};

test('the bus lets in the organization and nobody else', () => {
  expect(policyAllows(policy(organization), fromMember)).toBe(true);
  const stranger = { ...fromMember, context: { 'aws:principalorgid': 'o-0000000000' } };
  expect(policyAllows(policy(organization), stranger)).toBe(false);
  expect(policyAllows(policy(organization), { ...fromMember, context: {} })).toBe(false);
});

test('no policy, another action or another bus: nobody', () => {
  expect(policyAllows(undefined, fromMember)).toBe(false);
  expect(policyAllows(policy({ ...organization, Action: 'events:PutRule' }), fromMember)).toBe(false);
  expect(policyAllows(policy({ ...organization, Resource: `${bus}-other` }), fromMember)).toBe(false);
});

test('a deny wins, and so does a condition the stage does not know', () => {
  const deny = {
    ...organization,
    Effect: 'Deny',
    Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-x' } },
  };
  expect(policyAllows(policy(organization, deny), fromMember)).toBe(false);
  const odd = { ...organization, Condition: { NumericEquals: { 'aws:PrincipalOrgID': '1' } } };
  expect(policyAllows(policy(odd), fromMember)).toBe(false);
});

test('a queue lets in the one rule its policy names', () => {
  const rule = 'arn:aws:events:us-east-1:222222222222:rule/countersign-demo/denials';
  const queue = 'arn:aws:sqs:us-east-1:222222222222:intake';
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queue,
    Condition: { ArnEquals: { 'aws:SourceArn': rule } },
  };
  const enforceTls = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 'sqs:*',
    Resource: queue,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const ask = (source: string): PolicyQuestion => ({
    principal: { service: 'events.amazonaws.com' },
    action: 'sqs:SendMessage',
    resource: queue,
    context: { 'aws:sourcearn': source, 'aws:securetransport': 'true' },
  });
  expect(policyAllows(policy(statement, enforceTls), ask(rule))).toBe(true);
  expect(policyAllows(policy(statement, enforceTls), ask(`${rule}-2`))).toBe(false);
});
