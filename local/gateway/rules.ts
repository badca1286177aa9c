import {
  type EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import type { Envelope } from './envelope';

/** A deployed rule that matched an event, with its targets. */
export interface Match {
  readonly rule: string;
  readonly ruleArn: string;
  readonly targets: readonly Target[];
}

/** Whether a rule in this state sees the event: read-only management events need the state that asks for all of them. */
export function stateSees(state: string | undefined, event: Envelope): boolean {
  if (state === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS') return true;
  return state === 'ENABLED' && (event.detail as { readOnly?: unknown } | null)?.readOnly !== true;
}

async function rulesOf(events: EventBridgeClient, bus: string): Promise<Rule[]> {
  const rules: Rule[] = [];
  let NextToken: string | undefined;
  do {
    const page = await events.send(new ListRulesCommand({ EventBusName: bus, NextToken }));
    rules.push(...(page.Rules ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return rules;
}

/** The rules of a bus, as they are deployed now, whose pattern matches the event; the pattern is judged by EventBridge's own TestEventPattern. */
export async function matchingRules(events: EventBridgeClient, bus: string, event: Envelope): Promise<Match[]> {
  const matches: Match[] = [];
  for (const rule of await rulesOf(events, bus)) {
    if (!rule.Name || !rule.EventPattern || !stateSees(rule.State, event)) continue;
    const question = new TestEventPatternCommand({ EventPattern: rule.EventPattern, Event: JSON.stringify(event) });
    if (!(await events.send(question)).Result) continue;
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: rule.Name, EventBusName: bus }));
    matches.push({ rule: rule.Name, ruleArn: rule.Arn ?? '', targets: Targets ?? [] });
  }
  return matches;
}
