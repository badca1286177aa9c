import type { UndoClass } from '../../../shared/consequence/consequence';
import { readBackOf, readsBack } from '../../../shared/consequence/read-back';
import { factsOf } from './facts';
import cases from './read-back-cases.json';
import typedCases from './typed-cases.json';

const INSTANCES = 'arn:aws:ec2:us-east-1:333333333333:instance/';

const asked = (
  resources: Parameters<typeof factsOf>[1],
  { arn = INSTANCES, account = 'payments-prod', undo = 'permanent' as UndoClass } = {},
) => readBackOf({ account: '333333333333' }, factsOf(arn, resources, account), { undo: { class: undo, text: [] } });

describe('what a person types before a permanent loss', () => {
  it.each(cases)('is $what', ({ resources, readBack, arn, account }) => {
    expect(asked(resources, { ...(arn && { arn }), ...(account && { account }) })).toEqual(readBack);
  });

  it.each<[UndoClass, boolean]>([
    ['permanent', true],
    ['unknown', true],
    ['window', false],
    ['copy', false],
    ['possible', false],
  ])('is asked for where undoing is %s: %s', (undo, asks) => {
    expect(asked([{ id: 'i-0a1b2c3d4e5f60001', attributes: {} }], { undo }) !== null).toBe(asks);
  });
});

describe('what was typed', () => {
  it.each(typedCases)('$what', ({ expected, typed, accepted }) => {
    expect(readsBack({ kind: 'name', value: expected }, typed)).toBe(accepted);
  });
});
