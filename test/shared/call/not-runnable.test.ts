import { isOfAnotherAccount } from '../../../shared/call/another-account';
import type { Call } from '../../../shared/call/call';
import { notRunnable } from '../../../shared/call/not-runnable';
import type { JsonObject } from '../../../shared/canonical/json';
import accounts from './another-account-cases.json';
import cases from './not-runnable-cases.json';

function callOf({ call, input }: { readonly call: string; readonly input: object }): Call {
  const [service = '', operation = ''] = call.split(':');
  return { account: '333333333333', region: 'eu-west-1', service, operation, input: input as JsonObject };
}

describe('what cannot be run', () => {
  it.each(cases)('$call: $what', (one) => {
    expect(notRunnable(callOf(one))).toBe(one.why);
  });
});

describe('a call about another account', () => {
  it.each(accounts)('$call: $what: $another', (one) => {
    expect(isOfAnotherAccount(callOf(one))).toBe(one.another);
  });
});
