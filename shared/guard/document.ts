import { canonicalJson } from '../canonical/json';
import type { Configuration, GuardMode, Rule } from '../configuration/configuration';
import { grantRoleArn } from '../names';
import { deniesByItself } from '../policy/rule-index';

/** An SCP as it is deployed. */
export interface GuardDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly GuardStatement[];
}

interface GuardStatement {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * The guard, one SCP for each place to which policies are attached: each denies what the rules there guard to everybody
 * but our grants, or with mode `humans` to people only (root, IAM users and the federated sessions that these give
 * themselves, Identity Center sessions). Only what a rule can
 * be asked about is denied: its resources, regions and principals are the statement's. Places whose policies only observe have none.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function guardDocuments(configuration: Configuration): ReadonlyMap<string, GuardDocument> {
  const places = [...new Set(configuration.policies.flatMap(({ attach }) => attach))].sort();
  return new Map(
    places.flatMap((place) => {
      const rules = configuration.policies.filter(({ attach }) => attach.includes(place)).flatMap((one) => one.rules);
      const Statement = statements(rules.filter(deniesByItself), configuration);
      return Statement.length === 0 ? [] : [[place, { Version: '2012-10-17', Statement }] as const];
    }),
  );
}

/** One statement for all rules that differ in their actions only. */
function statements(rules: readonly Rule[], configuration: Configuration): readonly GuardStatement[] {
  const alike = new Map<string, { readonly rule: Rule; readonly actions: Set<string> }>();
  for (const rule of rules) {
    const key = canonicalJson([rule.mode, rule.where.resources, rule.where.regions, rule.where.principals]);
    const same = alike.get(key) ?? { rule, actions: new Set<string>() };
    alike.set(key, same);
    for (const action of rule.guard) same.actions.add(action);
  }
  return [...alike.entries()]
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([, { rule, actions }], index, all) => ({
      Sid: `${SID[rule.mode]}${all.length > 2 || isConditional(rule) ? index + 1 : ''}`,
      Effect: 'Deny',
      Action: [...actions].sort(),
      Resource: rule.where.resources ?? '*',
      Condition: conditionOf(rule, configuration),
    }));
}

const SID: Readonly<Record<GuardMode, string>> = { everyone: 'Guard', humans: 'GuardHumans', observe: '' };

const isConditional = ({ where }: Rule): boolean =>
  where.resources !== null || where.regions !== null || where.principals !== null;

function conditionOf({ mode, where }: Rule, { installation, partition }: Configuration): GuardStatement['Condition'] {
  return {
    ArnNotLike: { 'aws:PrincipalArn': grantRoleArn(partition, '*', installation, '*') },
    ...(mode === 'humans' && {
      ArnLike: {
        'aws:PrincipalArn': [
          `arn:${partition}:iam::*:root`,
          `arn:${partition}:iam::*:user/*`,
          `arn:${partition}:iam::*:role/aws-reserved/sso.amazonaws.com/*`,
          `arn:${partition}:sts::*:federated-user/*`,
        ],
      },
    }),
    // Another operator than the ones above: two lists under one operator and key would be one list.
    ...(where.principals && { StringLike: { 'aws:PrincipalArn': where.principals } }),
    ...(where.regions && { StringEquals: { 'aws:RequestedRegion': where.regions } }),
  };
}
