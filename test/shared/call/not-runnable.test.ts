import { notRunnable } from '../../../shared/call/not-runnable';
import type { JsonObject } from '../../../shared/canonical/json';
import cases from './not-runnable-cases.json';

describe('a call in one account and region', () => {
  it.each(cases)('$call: $what', ({ call, input, why }) => {
    const [service = '', operation = ''] = call.split(':');
    const at = { account: '333333333333', region: 'eu-west-1', service, operation };
    expect(notRunnable({ ...at, input: input as unknown as JsonObject })).toBe(why);
  });
});
