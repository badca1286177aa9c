import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { envelope } from '../../local/gateway/envelope';
import { matchingRules, stateSees } from '../../local/gateway/rules';

const at = (record: object) =>
  envelope(record, { account: '333333333333', region: 'us-east-1', id: 'e', now: new Date(0) });
const events = mockClient(EventBridgeClient);

beforeEach(() => events.reset());

test('a read-only call is seen only by a rule that asks for all management events', () => {
  const reading = at({ readOnly: true });
  expect(stateSees('ENABLED', reading)).toBe(false);
  expect(stateSees('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', reading)).toBe(true);
  expect(stateSees('ENABLED', at({ readOnly: false }))).toBe(true);
  expect(stateSees('DISABLED', at({}))).toBe(false);
});

test('rules of all pages are asked, by TestEventPattern with the whole envelope', async () => {
  const rule = (Name: string, State = 'ENABLED') =>
    ({ Name, Arn: `arn:${Name}`, EventPattern: `{"p":"${Name}"}`, State }) as const;
  events
    .on(ListRulesCommand, { EventBusName: 'default', NextToken: undefined })
    .resolves({ Rules: [rule('one'), rule('off', 'DISABLED')] as never, NextToken: 'more' })
    .on(ListRulesCommand, { EventBusName: 'default', NextToken: 'more' })
    .resolves({ Rules: [rule('two')] as never })
    .on(TestEventPatternCommand)
    .callsFake(({ EventPattern }) => ({ Result: EventPattern.includes('two') }))
    .on(ListTargetsByRuleCommand)
    .resolves({ Targets: [{ Id: 't', Arn: 'arn:target' }] });
  const event = at({ eventName: 'TerminateInstances' });
  const found = await matchingRules(new EventBridgeClient({}), 'default', event);
  expect(found).toEqual([{ rule: 'two', ruleArn: 'arn:two', targets: [{ Id: 't', Arn: 'arn:target' }] }]);
  const asked = events.commandCalls(TestEventPatternCommand).map((call) => call.args[0].input);
  expect(asked.map(({ EventPattern }) => EventPattern)).toEqual(['{"p":"one"}', '{"p":"two"}']);
  expect(JSON.parse(asked[0]?.Event ?? '')).toEqual(event);
});
