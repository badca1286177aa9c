import * as fc from 'fast-check';
import type { Configuration, Policy, Rule } from '../../../shared/configuration/configuration';
import { decide, decisionHashOf } from '../../../shared/decision/decision';
import { guardDocuments } from '../../../shared/guard/document';
import { resolve } from '../../../shared/policy/resolve';
import { indexRules, levelKeyOf } from '../../../shared/policy/rule-index';
import type { Situation } from '../../../shared/policy/situation';
import { ACTIONS, adding, any, arns, configurations, knownSituations, PLACES, situations, ways } from './random';
import { weakerIn } from './strength';

const RUNS = { numRuns: 500 };

const resolved = (configuration: Configuration, situation: Situation) => resolve(indexRules(configuration), situation);

const hashed = (configuration: Configuration, situation: Situation): string | null => {
  const decision = decide(configuration, situation);
  return decision && decisionHashOf(decision);
};

/** One policy more, whose name sorts in the middle, or one rule more in a policy that is there. */
const withRule = (configuration: Configuration, rule: Omit<Rule, 'name'>, attach: readonly string[], into: number) => {
  const more = { ...rule, name: 'b' };
  const all = configuration.policies.map((policy, index) =>
    index === into ? { ...policy, rules: [...policy.rules, more] } : policy,
  );
  const added: Policy[] = into < all.length ? [] : [{ name: 'new', attach, rules: [more] }];
  return { ...configuration, policies: [...all, ...added] };
};

const places = fc.uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 3 });
const into = fc.nat({ max: 4 });

describe('a rule that is added', () => {
  it('and replaces none never makes a decision weaker, wherever it is added', () => {
    fc.assert(
      fc.property(configurations, adding, places, into, situations, (before, rule, attach, where, situation) => {
        const after = withRule(before, rule, attach, where);
        expect(weakerIn(resolved(after, situation), resolved(before, situation))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('and replaces none never changes the order of the levels of places above it', () => {
    fc.assert(
      fc.property(configurations, adding, fc.constantFrom(...PLACES), situations, (before, rule, place, situation) => {
        const depth = situation.path.indexOf(place);
        if (depth < 0) return;
        const above = { ...situation, path: situation.path.slice(0, depth) };
        const keysOf = (configuration: Configuration) =>
          (resolved(configuration, situation).asked?.levels ?? []).map(levelKeyOf);
        const upper = (resolved(before, above).asked?.levels ?? []).map(levelKeyOf);
        const [old, now] = [keysOf(before), keysOf(withRule(before, rule, [place], 4))];
        expect(now.filter((key) => old.includes(key) && upper.includes(key))).toEqual(
          old.filter((key) => upper.includes(key)),
        );
      }),
      RUNS,
    );
  });

  it('and replaces others never lets a call pass', () => {
    fc.assert(
      fc.property(configurations, any, places, into, situations, (before, rule, attach, where, situation) => {
        const after = withRule(before, rule, attach, where);
        if (resolved(before, situation).asked) expect(resolved(after, situation).asked).not.toBeNull();
      }),
      RUNS,
    );
  });

  it('below one place changes nothing for the accounts of others', () => {
    fc.assert(
      fc.property(configurations, any, fc.constantFrom(...PLACES), situations, (before, rule, place, situation) => {
        const after = withRule(before, rule, [place], 4);
        if (!situation.path.includes(place)) expect(resolved(after, situation)).toEqual(resolved(before, situation));
      }),
      RUNS,
    );
  });
});

describe('what is edited', () => {
  it('in rules about other actions, or at places that are not on the way, changes no decision', () => {
    fc.assert(
      fc.property(configurations, configurations, situations, (configuration, other, situation) => {
        const asked = situation.actions.map(({ action }) => action.toLowerCase());
        const isAbout = ({ guard }: Rule) => guard.some((action) => asked.includes(action.toLowerCase()));
        const elsewhere = other.policies.flatMap(({ rules }) => rules).filter((rule) => !isAbout(rule));
        const isOnTheWay = ({ attach }: Policy) => attach.some((place) => situation.path.includes(place));
        const policies = configuration.policies.flatMap((policy): readonly Policy[] => {
          if (!isOnTheWay(policy)) return [];
          const kept = policy.rules.filter(isAbout);
          const edited = elsewhere.map((rule, index) => ({ ...rule, name: `edited-${index}` }));
          return [{ ...policy, rules: [...edited, ...kept] }];
        });
        const far = other.policies
          .map((policy, index) => ({
            ...policy,
            name: `far-${index}`,
            attach: policy.attach.filter((place) => !situation.path.includes(place)),
          }))
          .filter(({ attach }) => attach.length > 0);
        const edited = { ...configuration, policies: [...far, ...policies] };
        expect(hashed(edited, situation)).toBe(hashed(configuration, situation));
      }),
      RUNS,
    );
  });

  it('in the order of anything that has none changes neither decision, nor verdicts, nor the guard', () => {
    const numbers = fc.array(fc.nat(), { minLength: 5, maxLength: 11 });
    fc.assert(
      fc.property(configurations, numbers, situations, (configuration, order, situation) => {
        const turned = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((item, index) => ({ item, by: order[index % order.length] ?? 0 }))
            .sort((one, two) => one.by - two.by)
            .map(({ item }) => item);
        const turnedKeys = <T extends readonly string[]>(record: Readonly<Record<string, T>>) =>
          Object.fromEntries(turned(Object.entries(record)).map(([key, list]) => [key, turned(list)]));
        const turnedRule = (rule: Rule): Rule => ({
          ...rule,
          guard: turned(rule.guard),
          replaces: turned(rule.replaces),
          where: {
            ...rule.where,
            people: rule.where.people && turned(rule.where.people),
            hours: rule.where.hours && { ...rule.where.hours, days: turned(rule.where.hours.days) },
            tags: rule.where.tags && turnedKeys(rule.where.tags),
          },
        });
        const other: Configuration = {
          ...configuration,
          groups: turnedKeys(configuration.groups),
          policies: turned(configuration.policies).map(({ name, attach, rules }) => ({
            name,
            attach: turned(attach),
            rules: turned(rules).map(turnedRule),
          })),
        };
        expect(hashed(other, situation)).toBe(hashed(configuration, situation));
        expect(resolved(other, situation)).toEqual(resolved(configuration, situation));
        expect(guardDocuments(other)).toEqual(guardDocuments(configuration));
      }),
      RUNS,
    );
  });
});

describe('a call', () => {
  it('asks for the same levels in the same order, in whatever order its actions are given', () => {
    fc.assert(
      fc.property(configurations, knownSituations, (configuration, situation) => {
        const turned = { ...situation, actions: [...situation.actions].reverse() };
        expect(hashed(configuration, turned)).toBe(hashed(configuration, situation));
      }),
      RUNS,
    );
  });

  it('with one action or one resource more never asks for less', () => {
    fc.assert(
      fc.property(
        configurations,
        knownSituations,
        fc.constantFrom(...ACTIONS),
        arns,
        (configuration, less, action, arn) => {
          const [first, ...others] = less.actions;
          const onMore = first && { ...first, arns: [...(first.arns ?? []), arn] };
          const before = resolved(configuration, less);
          for (const actions of [[...less.actions, { action, arns: [arn] }], onMore ? [onMore, ...others] : []])
            expect(weakerIn(resolved(configuration, { ...less, actions }), before)).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('of which less is known never asks for less', () => {
    fc.assert(
      fc.property(configurations, knownSituations, (configuration, situation) => {
        const before = resolved(configuration, situation);
        const forgotten: readonly Situation[] = [
          { ...situation, tags: null },
          { ...situation, at: '' },
          { ...situation, actions: situation.actions.map(({ action }) => ({ action, arns: null })) },
        ];
        for (const less of forgotten) expect(weakerIn(resolved(configuration, less), before)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('always has an answer, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '*', 'arn:', ':::::', '__proto__', 'constructor', 'stage', 'r-acme', 'rds:DeleteDBInstance'),
    );
    const strange: fc.Arbitrary<Situation> = fc.record({
      actions: fc.array(fc.record({ action: text, arns: fc.option(fc.array(text)) })),
      path: fc.oneof(fc.array(text), ways),
      region: text,
      caller: fc.constantFrom('human', 'pipeline'),
      principal: fc.option(text),
      person: fc.option(text),
      at: fc.oneof(text, fc.constantFrom('2026-02-30T25:00:00Z', '0000-00-00', '+275760-09-13T00:00:00Z')),
      tags: fc.option(fc.dictionary(text, fc.array(text))),
    });
    const parts = ['actions', 'path', 'region', 'caller', 'principal', 'person', 'at', 'tags'] as const;
    fc.assert(
      fc.property(configurations, situations, strange, fc.constantFrom(...parts), (configuration, usual, odd, part) => {
        for (const situation of [odd, { ...usual, [part]: odd[part] }]) {
          const { asked, mode } = resolved(configuration, situation);
          expect(asked ? asked.levels.length > 0 : true).toBe(true);
          expect(asked ? ['humans', 'everyone'] : ['observe', null]).toContain(mode);
        }
      }),
      RUNS,
    );
  });
});
