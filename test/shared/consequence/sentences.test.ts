import { join } from 'node:path';
import * as fc from 'fast-check';
import type { JsonObject } from '../../../shared/canonical/json';
import type { Language } from '../../../shared/consequence/consequence';
import { consequenceOf } from '../../../shared/consequence/consequence-of';
import { plain } from '../../../shared/consequence/phrase';
import { goldenCases } from '../golden';
import { factsOf, type ToldResource } from './facts';

interface Sentences {
  readonly title: string;
  readonly undo: readonly [string, string];
  readonly result: string;
  readonly depends: readonly string[];
}

/** A call and what was read, with the sentences that people read: the facts above, the words below. */
interface Case {
  readonly what: string;
  readonly input: JsonObject;
  readonly resources: readonly ToldResource[];
  readonly en: Sentences;
  readonly zh: Sentences;
}

const OPERATIONS = {
  'terminate-instances': {
    service: 'ec2',
    operation: 'TerminateInstances',
    arn: 'arn:aws:ec2:us-east-1:333333333333:instance/',
  },
  'delete-bucket': { service: 's3', operation: 'DeleteBucket', arn: 'arn:aws:s3:::' },
  'any-operation': { service: 'rds', operation: 'DeleteDBInstance', arn: 'arn:aws:rds:us-east-1:333333333333:' },
} as const;

function told(
  name: keyof typeof OPERATIONS,
  { input, resources }: Pick<Case, 'input' | 'resources'>,
  language: Language,
) {
  const { service, operation, arn } = OPERATIONS[name];
  const call = { account: '333333333333', region: 'us-east-1', service, operation, input };
  const { title, result, undo, depends } = consequenceOf(call, factsOf(arn, resources), language);
  return {
    title: plain(title),
    undo: [undo.class, plain(undo.text)] as const,
    result: plain(result),
    depends: depends.map(plain),
  };
}

describe.each(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])('what %s would do', (name) => {
  const file = join(__dirname, '../../fixtures/consequence', `${name}.json`);
  const both = (one: Case) => ({ en: told(name, one, 'en'), zh: told(name, one, 'zh') });

  it.each(goldenCases<Case>(file, both))('$what', (one) => {
    expect(both(one)).toEqual({ en: one.en, zh: one.zh });
  });
});

describe('a fact that could not be read', () => {
  const fact = fc.constantFrom('yes', 'no', 'on', 'off', 'none', '0', '1', '2', 'us-east-1b', null);
  const keys = ['name', 'volumesDeleted', 'volumesKept', 'autoScalingGroup', 'protection', 'imageNewest', 'empty'];
  const attributes = fc.dictionary(fc.constantFrom(...keys), fact).map((more) => ({ zone: 'us-east-1a', ...more }));

  it('leaves no empty slot, no "undefined" and no half sentence, whatever else is known', () => {
    fc.assert(
      fc.property(fc.array(attributes, { minLength: 1, maxLength: 13 }), (each) => {
        const resources = each.map((more, index) => ({
          id: `i-${index.toString(16).padStart(17, '0')}`,
          attributes: more,
        }));
        for (const language of ['en', 'zh'] as const) {
          const { title, undo, result, depends } = told('terminate-instances', { input: {}, resources }, language);
          for (const sentence of [title, undo[1], result, ...depends]) {
            expect(sentence).not.toMatch(/undefined|null|NaN|\[object| {2}|\(\)|^ | $| [,.;，。；]/);
            expect(sentence).not.toBe('');
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never makes a loss look smaller: a termination cannot be undone, whatever is known', () => {
    fc.assert(
      fc.property(fc.array(attributes, { maxLength: 3 }), (each) => {
        const resources = each.map((more) => ({ id: 'i-0a1b2c3d4e5f60001', attributes: more }));
        return told('terminate-instances', { input: {}, resources }, 'en').undo[0] === 'permanent';
      }),
    );
  });
});
