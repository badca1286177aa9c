import { canonicalJson } from '../shared/canonical/json';
import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Configuration, Policy } from '../shared/configuration/configuration';
import type { Person } from '../shared/people/person';
import { forwardedRegions } from './forwarded';
import { membersOf } from './members';
import { placeId } from './places';
import { compileRule } from './rule';
import { rulesOf } from './rules';
import type { Typed } from './schema/explain';
import type { People } from './schema/people';
import type { PolicyFile } from './schema/policy';
import type { Settings } from './schema/settings';

/** Files that have passed every check. */
export interface Valid {
  readonly settings: Settings;
  readonly people: People;
  readonly policies: readonly Typed<PolicyFile>[];
}

/** In the order of code units: the same on every machine, whatever its language. */
const sorted = (values: readonly string[]): readonly string[] => [...values].sort();

/**
 * The compiled form. What has an order only in the file (people, groups, members, policies, rules, actions, regions) is
 * sorted, so that moving lines changes no hash; levels and a person's addresses keep their order, which means something.
 * Accounts' units are left out: a hub asks AWS.
 */
export function compile({ settings, people, policies }: Valid, catalogue: Catalogue): Configuration {
  const { partition, organization, ...rest } = settings;
  const { accounts: _, ...places } = organization;
  return {
    version: 1,
    ...rest,
    organization: places,
    partition,
    regions: forwardedRegions(settings),
    people: sorted(Object.keys(people.people)).flatMap((id) => personOf(id, people, settings)),
    groups: Object.fromEntries(
      sorted(Object.keys(people.groups)).map((name) => [name, sorted(membersOf(name, people))]),
    ),
    policies: policies
      .map((policy) => policyOf(policy, settings, catalogue))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function personOf(id: string, { people }: People, settings: Settings): readonly Person[] {
  const person = people[id];
  if (!person) return [];
  const { name, mails, iam, signIn, language = settings.language, zone = settings.zone } = person;
  const tokens = signIn
    .map(({ issuer, claim, value }) => ({ ...(issuer && { issuer }), claim, value }))
    .sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  return [{ id, name, mails, iam: sorted(iam), tokens, language, zone }];
}

const policyOf = (policy: Typed<PolicyFile>, { organization }: Settings, catalogue: Catalogue): Policy => ({
  name: policy.value.policy,
  attach: sorted([...new Set(policy.value.attach.flatMap((place) => placeId(place, organization) ?? []))]),
  rules: rulesOf([policy])
    .map((rule) => compileRule(rule, catalogue))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
});
