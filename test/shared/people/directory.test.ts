import { personByClaims, personByIamArn, personById, signersOf } from '../../../shared/people/directory';
import type { Person } from '../../../shared/people/person';
import { configuration } from '../../organization/configuration';
import { ISSUER } from '../../organization/provider';
import claimCases from './claims-cases.json';

const person = (id: string, more: Partial<Person>): Person => ({
  id,
  name: id,
  mails: [],
  iam: [],
  tokens: [],
  language: 'en',
  zone: 'UTC',
  ...more,
});

/** A company with two providers, in which two people share a mailbox. */
const company = {
  ...configuration,
  people: [
    person('li-wei', {
      iam: ['arn:aws:iam::333333333333:user/li-wei', 'arn:aws:iam::444444444444:user/ops/li-wei'],
      tokens: [
        { claim: 'email', value: 'Li.Wei@example.com' },
        { claim: 'sub', value: 'a-1' },
      ],
    }),
    person('wang-fang', {
      tokens: [
        { claim: 'sub', value: 'W-2' },
        { issuer: 'https://login.partner.example', claim: 'email', value: 'wang.fang@partner.example' },
        { claim: 'employee_id', value: '0042' },
      ],
    }),
    person('tom-baker', { tokens: [{ claim: 'email', value: 'desk@example.com' }] }),
    person('ana-ruiz', { tokens: [{ claim: 'email', value: 'desk@example.com' }] }),
  ],
  groups: { leads: ['wang-fang', 'li-wei'], owners: ['tom-baker', 'wang-fang'], empty: [], gone: ['nobody'] },
};

describe('who called', () => {
  it.each([
    ['arn:aws:iam::333333333333:user/li-wei', 'li-wei'],
    ['arn:aws:iam::444444444444:user/ops/li-wei', 'li-wei'],
    ['arn:aws:iam::444444444444:user/li-wei', undefined],
    ['arn:aws:iam::333333333333:user/Li-Wei', undefined],
    ['arn:aws:iam::333333333333:user/li-wei/', undefined],
    ['li-wei', undefined],
    ['', undefined],
  ])('%j is %s: the whole ARN counts, name and case and path', (arn, id) => {
    expect(personByIamArn(company, arn)?.id).toBe(id);
  });

  it('is found by the key of people.yaml, exactly', () => {
    expect(personById(company, 'li-wei')?.name).toBe('li-wei');
    expect(personById(company, 'Li-Wei')).toBeNull();
    expect(personById(company, '__proto__')).toBeNull();
  });
});

describe('who signed in', () => {
  it.each(claimCases)('$what', ({ claims, person: expected }) => {
    expect(personByClaims(company, { iss: ISSUER, ...claims }, ISSUER)?.id ?? null).toBe(expected);
  });
});

describe('who may sign at a level', () => {
  const signers = (of: readonly string[], except: string) =>
    signersOf(company, { name: 'level', need: 1, of }, except).map(({ id }) => id);

  it('is everybody of its groups, once, in the order of the groups', () => {
    expect(signers(['leads', 'owners'], '')).toEqual(['wang-fang', 'li-wei', 'tom-baker']);
    expect(signers(['owners', 'leads'], '')).toEqual(['tom-baker', 'wang-fang', 'li-wei']);
  });

  it('is never the requester, whatever groups they are in', () => {
    expect(signers(['leads', 'owners'], 'wang-fang')).toEqual(['li-wei', 'tom-baker']);
    expect(signers(['leads'], 'li-wei')).toEqual(['wang-fang']);
  });

  it('is nobody in an empty group, in one that is not there, or by a name that no person has', () => {
    expect(signers(['empty', 'unheard-of', 'gone', 'constructor'], '')).toEqual([]);
  });
});
