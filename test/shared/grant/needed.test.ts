import type { JsonObject } from '../../../shared/canonical/json';
import { type GrantDocument, grantDocumentOf } from '../../../shared/grant/document';
import { type Needed, type NeededBy, neededBy } from '../../../shared/grant/needed';
import { prove } from '../../../shared/grant/proof';
import { catalogue } from '../../organization/catalogue';
import cases from './needed-cases.json';

const callOf = ({ call, input }: (typeof cases)[number]) => {
  const [service = '', operation = ''] = call.split(':');
  return { account: '333333333333', region: 'eu-west-1', service, operation, input: input as unknown as JsonObject };
};

function neededOf(one: (typeof cases)[number]): NeededBy {
  const call = callOf(one);
  const operation = catalogue.service(call.service)?.operation(call.operation);
  if (!operation) throw new Error(`no ${one.call} in the catalogue`);
  return neededBy(call, operation, 'aws', []);
}

/** What a grant allows: by action the ARNs, and behind them the condition keys that only the call sets. */
const allowed = ({ Statement }: GrantDocument, { actions }: Needed): object =>
  Object.fromEntries(
    Statement.map(({ Action, Resource }, index) => {
      const { context } = actions[index] ?? {};
      return [Action, [...[...Resource].sort(), ...(context ? [context] : [])]];
    }),
  );

describe('what a grant allows', () => {
  it.each(cases.filter(({ allows }) => allows))('$call: $what', (one) => {
    const result = neededOf(one);
    if (!result.ok) throw new Error(result.why);
    const document = grantDocumentOf(callOf(one), result.needed);
    expect(allowed(document, result.needed)).toEqual(one.allows);
    expect(prove(document, callOf(one), result.needed, 'aws', catalogue)).toMatchObject({ holds: true });
  });

  it.each(cases.filter(({ why }) => why))('is not known of $call: $what', (one) => {
    expect(neededOf(one)).toMatchObject({ ok: false, why: one.why });
  });
});
