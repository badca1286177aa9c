import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Catalogue } from '../shared/catalogue/catalogue';
import { eventNamesOf, operationsOfAction } from '../shared/catalogue/of-action';
import type { Configuration } from '../shared/configuration/configuration';
import { guardedActions } from '../shared/guard/guarded';
import { busArn, spokeRoleArn } from '../shared/names';
import { MOST_PATTERN_CHARACTERS, pattern } from './budget';

/**
 * The rule of a member account and region: denials of guarded operations go to the hub's bus. Only sources of AWS
 * itself: an account's own events stay where they are. `userAgent`, message and caller are not matched; the hub
 * judges. The state with all management events is needed for read-only calls that are guarded; an L2 rule has no such
 * state.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class DenialRule extends Construct {
  constructor(scope: Construct, id: string, configuration: Configuration, catalogue: Catalogue, account: string) {
    super(scope, id);
    const { partition, hub, installation, policies } = configuration;
    const name = `countersign-${installation}-denials`;
    new CfnRule(this, 'Rule', {
      name,
      description: 'Sends denied calls of guarded operations to the Countersign hub',
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      eventPattern: pattern(name, {
        source: [{ prefix: 'aws.' }],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: {
          eventType: ['AwsApiCall'],
          errorCode: [{ prefix: 'AccessDenied' }, { suffix: 'UnauthorizedOperation' }],
          eventName: withinLimit(eventNames(guardedActions(policies), catalogue)),
        },
      }),
      targets: [
        {
          id: 'hub',
          arn: busArn(partition, hub.region, hub.account, installation),
          roleArn: spokeRoleArn(partition, account, installation, 'forwarder'),
        },
      ],
    });
  }
}

type EventName = string | { readonly prefix: string };

/** What of a pattern the names may take; the rest of it is written above. */
const MOST_NAME_CHARACTERS = MOST_PATTERN_CHARACTERS - 300;

/**
 * Names that a pattern has room for. Where there are too many, all that begin with one verb become its prefix, the verb
 * with the longest names first: more denials are forwarded then, and the hub drops those that no rule guards.
 */
function withinLimit(names: readonly EventName[]): readonly EventName[] {
  let short = names;
  while (JSON.stringify(short).length > MOST_NAME_CHARACTERS) {
    const byVerb = new Map<string, number>();
    for (const name of short) {
      const verb = typeof name === 'string' ? VERB.exec(name)?.[0] : undefined;
      if (verb !== undefined && typeof name === 'string') byVerb.set(verb, (byVerb.get(verb) ?? 0) + name.length + 3);
    }
    const [longest] = [...byVerb].sort(([, one], [, two]) => two - one)[0] ?? [];
    if (longest === undefined) return short;
    short = [...short.filter((name) => !textOf(name).startsWith(longest)), { prefix: longest }];
  }
  return short;
}

const VERB = /^[A-Z]?[a-z0-9]+/;
const textOf = (name: EventName): string => (typeof name === 'string' ? name : name.prefix);

/** The names under which CloudTrail logs the operations of some actions, as an event pattern has them; each once. */
function eventNames(actions: readonly string[], catalogue: Catalogue): readonly EventName[] {
  const names = actions.flatMap((action) => operationsOfAction(catalogue, action)).flatMap(eventNamesOf);
  const whole = new Set(names.filter((name) => typeof name === 'string'));
  const begun = new Set(names.flatMap((name) => (typeof name === 'string' ? [] : [name.prefix])));
  return [...[...whole].sort(), ...[...begun].sort().map((prefix) => ({ prefix }))];
}
