import * as fc from 'fast-check';
import type { Conditions, Configuration, Rule } from '../../../shared/configuration/configuration';
import type { Policy } from '../../../shared/evaluation/document/policy';
import { evaluate } from '../../../shared/evaluation/evaluate';
import { guardDocuments } from '../../../shared/guard/document';
import { resolve } from '../../../shared/policy/resolve';
import { indexRules } from '../../../shared/policy/rule-index';
import { callerKind, type Situation } from '../../../shared/policy/situation';
import { readable } from '../evaluation/case';
import { callers, type RandomCaller } from './callers';
import { configurations, knownSituations } from './random';

const EVERYTHING = readable({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });

/** What our own evaluator says to each action on each resource, with the guard as the only policy that denies. */
function evaluated(configuration: Configuration, { path, region, actions }: Situation, { principal }: RandomCaller) {
  const documents = guardDocuments(configuration);
  const serviceControl = path.map((place): readonly Policy[] => {
    const guard = documents.get(place);
    return guard ? [EVERYTHING, readable(guard)] : [EVERYTHING];
  });
  const context = { 'aws:RequestedRegion': region, 'aws:ResourceAccount': '333333333333' };
  return actions.flatMap(({ action, arns }) =>
    (arns ?? []).map((resource) => {
      const request = { principal, action, resource, context };
      const { decision, reason } = evaluate(request, { serviceControl, identity: [EVERYTHING] });
      return reason ?? decision;
    }),
  );
}

const ACROSS: Conditions = {
  resources: ['arn:aws:s3:::p*d'],
  regions: null,
  principals: null,
  people: null,
  hours: null,
  tags: null,
};
const USER = 'arn:aws:iam::333333333333:user/li-wei';

type Answer = 'denied and asked' | 'allowed and not asked' | 'perhaps denied and asked' | string;

/** What AWS does beside whether anybody is asked. */
function answerTo(configuration: Configuration, call: Situation, caller: RandomCaller): Answer {
  const situation = { ...call, caller: callerKind(caller.recorded), principal: caller.principal.arn };
  const { asked } = resolve(indexRules(configuration), situation);
  const decisions = evaluated(configuration, situation, caller);
  const denied = decisions.includes('explicit-deny')
    ? 'denied'
    : decisions.every((decision) => decision === 'allow')
      ? 'allowed'
      : decisions.every((decision) => decision === 'allow' || decision === 'wildcard-across-colon')
        ? 'perhaps denied'
        : decisions.join();
  return `${denied} and ${asked ? 'asked' : 'not asked'}`;
}

const RIGHT: readonly Answer[] = ['denied and asked', 'allowed and not asked', 'perhaps denied and asked'];

/**
 * A call that is denied and that nobody can be asked about would be forbidden for good; one that somebody is asked about
 * and that nothing denies would be no guard. Where AWS does not document whether a wildcard matches, a denial that comes
 * must find its signers.
 */
describe('what the guard denies and what somebody is asked about', () => {
  it('are the same, for every configuration, place, region, resource, and everybody but our grants', () => {
    fc.assert(
      fc.property(configurations, knownSituations, callers, (configuration, situation, caller) => {
        expect(RIGHT).toContain(answerTo(configuration, situation, caller));
      }),
      { numRuns: 3000 },
    );
  });

  it('are the same where AWS does not say whether a wildcard matches across a colon: whoever is denied can ask', () => {
    fc.assert(
      fc.property(configurations, knownSituations, (configuration, situation) => {
        const rule = (one: Rule): Rule => ({
          ...one,
          mode: 'everyone',
          guard: ['s3:DeleteBucket'],
          where: ACROSS,
          replaces: [],
        });
        const policies = configuration.policies.map((policy) => ({
          ...policy,
          attach: ['r-acme'],
          rules: policy.rules.map(rule),
        }));
        const actions = [{ action: 's3:DeleteBucket', arns: ['arn:aws:s3:::pro:d'] }];
        const caller = { recorded: USER, principal: { arn: USER } };
        const answer = answerTo({ ...configuration, policies }, { ...situation, actions }, caller);
        expect(answer).toBe('perhaps denied and asked');
      }),
    );
  });

  it('is tried with configurations of which each answer is frequent enough to count', () => {
    const tried = fc.sample(fc.tuple(configurations, knownSituations, callers), { numRuns: 2000, seed: 1 });
    const answers = tried.map((one) => answerTo(...one));
    const count = (answer: Answer) => answers.filter((one) => one === answer).length;
    expect(count('denied and asked')).toBeGreaterThan(400);
    expect(count('allowed and not asked')).toBeGreaterThan(400);
    const outcomes = tried.flatMap(([configuration, situation, { recorded, principal }]) => {
      const { verdicts } = resolve(indexRules(configuration), {
        ...situation,
        caller: callerKind(recorded),
        principal: principal.arn,
      });
      return verdicts.map((verdict) =>
        verdict.outcome === 'applies' && verdict.beside.length > 0 ? 'beside' : verdict.outcome,
      );
    });
    for (const outcome of ['applies', 'beside', 'replaced', 'observes', 'passes', 'does-not-hold'] as const)
      expect([outcome, outcomes.filter((one) => one === outcome).length > 20]).toEqual([outcome, true]);
  });
});
