import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { startReplay } from '../../../config/replay/replay';
import { convert } from '../../../shared/call/convert';
import type { JsonObject } from '../../../shared/canonical/json';
import type { Configuration, Rule } from '../../../shared/configuration/configuration';
import { decide } from '../../../shared/decision/decision';
import { readRecord } from '../../../shared/denial/deniable';
import { situationOf } from '../../../shared/policy/situation-of';
import { catalogue } from '../../organization/catalogue';
import { configuration as base } from '../../organization/configuration';
import { ROOT, ruleOf } from '../../organization/policies';

const CAPTURED = join(__dirname, '../../fixtures/cloudtrail/captured/events.jsonl');

/** A captured call as the hub understands it, exactly; its caller is made a person of the policies' people. */
interface Exact {
  readonly bytes: Buffer;
  readonly actions: readonly string[];
  readonly arns: readonly string[];
  readonly asks: (configuration: Configuration) => boolean;
}

const LI_WEI = base.people[0]?.iam[0] ?? '';
const ACCOUNT = '333333333333';
const REGION = base.regions[0] ?? '';

function exact(line: string): readonly Exact[] {
  const captured = JSON.parse(line) as JsonObject;
  const record: JsonObject = {
    ...captured,
    userIdentity: { type: 'IAMUser', arn: LI_WEI, accountId: ACCOUNT },
    recipientAccountId: ACCOUNT,
    awsRegion: REGION,
    eventTime: '2026-11-24T09:00:00Z',
    readOnly: false,
    managementEvent: true,
    eventCategory: 'Management',
    errorMessage: '',
  };
  const read = readRecord(record);
  const converted = read.ok ? convert(read.record, read.partition, catalogue) : null;
  if (!read.ok || !converted?.ok || !converted.needed.ok || converted.contradiction !== null) return [];
  const { needed } = converted.needed;
  const situation = situationOf({ ...read.record, caller: LI_WEI, eventTime: '2026-11-24T09:00:00Z' }, needed, {
    person: 'li-wei',
    path: [ROOT, ACCOUNT],
  });
  return [
    {
      bytes: Buffer.from(JSON.stringify(record)),
      actions: needed.actions.map(({ action }) => action),
      arns: needed.actions.flatMap(({ arns }) => arns),
      asks: (configuration) => decide(configuration, situation) !== null,
    },
  ];
}

const calls = readFileSync(CAPTURED, 'utf8').trim().split('\n').flatMap(exact);
const settings = { organization: { ...base.organization, accounts: {} } };

function replayed(configuration: Configuration, bytes: readonly Buffer[]) {
  const replay = startReplay({ configuration, settings, written: new Map(), hash: '' }, catalogue);
  for (const one of bytes) replay.take(one);
  return replay.report();
}

describe('a replay and the hub', () => {
  const someActions = fc.uniqueArray(fc.constantFrom(...calls.flatMap(({ actions }) => actions)), { minLength: 1 });
  const someArns = fc.oneof(
    fc.constant(null),
    fc.uniqueArray(fc.constantFrom('*', ...calls.flatMap(({ arns }) => arns)), { minLength: 1, maxLength: 3 }),
  );
  const mode = fc.constantFrom('observe', 'humans', 'everyone');
  const someRule = fc.tuple(someActions, someArns, mode).map(
    ([guard, resources, mode]): Partial<Rule> => ({
      guard,
      mode: mode as Rule['mode'],
      where: { resources, regions: null, principals: null, people: null, hours: null, tags: null },
    }),
  );

  it('open a request for the same calls, whatever the rules', () => {
    expect(calls.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(fc.array(someRule, { minLength: 1, maxLength: 4 }), (rules) => {
        const named = rules.map((rule, index) => ruleOf(`rule-${index}`, rule));
        const configuration = { ...base, policies: [{ name: 'some', attach: [ROOT], rules: named }] };
        const { requests } = replayed(
          configuration,
          calls.map(({ bytes }) => bytes),
        );
        expect(requests.asWritten).toBe(calls.filter(({ asks }) => asks(configuration)).length);
      }),
      { numRuns: 40 },
    );
  });
});
