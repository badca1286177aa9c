import { composeNotices } from '../../../hub/mail/notices';
import type { Configuration } from '../../../shared/configuration/configuration';
import type { Fact } from '../../../shared/ledger/event';
import type { Notice } from '../../../shared/workflow';
import { configuration, needingTwo } from '../../organization/configuration';
import { policyOf } from '../../organization/policies';
import { later, Story } from '../../organization/story';
import { WEB } from '../sites';
import { due } from './due';

const twoLevels: Configuration = {
  ...configuration,
  groups: { ...configuration.groups, owners: ['ana-ruiz', 'li-wei'] },
  policies: [
    policyOf('deletes', {
      levels: [
        { name: 'platform', need: 1, of: ['platform-leads'] },
        { name: 'owners', need: 1, of: ['owners'] },
      ],
    }),
  ],
};

describe('asking', () => {
  it('the operator to confirm goes to nobody else', () => {
    expect(due('confirm', new Story().opened().assess())).toEqual(['confirm > li-wei']);
  });

  it('for signatures goes to everybody who may sign at the level that collects, never to the operator', () => {
    expect(due('sign', new Story().until('confirmed'))).toEqual(['sign > wang-fang', 'sign > tom-baker']);
    const leads = { ...twoLevels, groups: { ...twoLevels.groups, 'platform-leads': ['li-wei', 'tom-baker'] } };
    expect(due('sign', new Story(undefined, twoLevels).until('confirmed'), leads)).toEqual(['sign > tom-baker']);
  });

  it('for signatures leaves out who has signed, counted yet or not', () => {
    const story = new Story(undefined, needingTwo).until('confirmed').voted('wang-fang');
    expect(due('sign', story, needingTwo)).toEqual(['sign > tom-baker']);
  });

  it('for signatures leaves out whom a later level cannot do without', () => {
    const needed = { ...twoLevels, groups: { ...twoLevels.groups, owners: ['tom-baker'] } };
    expect(due('sign', new Story(undefined, needed).until('confirmed'), needed)).toEqual(['sign > wang-fang']);
  });

  it('for signatures goes on to the next level once the first is complete', () => {
    const story = new Story(undefined, twoLevels).until('confirmed').voted('wang-fang').verified(3);
    expect(due('sign', story, twoLevels)).toEqual([
      'receipt > wang-fang',
      'voted > li-wei',
      'voted > tom-baker',
      'sign > ana-ruiz',
    ]);
  });

  it('the operator to release tells of the last signature first', () => {
    expect(due('release', new Story().until('copied'))).toEqual([
      'receipt > wang-fang',
      'voted > li-wei',
      'voted > tom-baker',
      'release > li-wei',
    ]);
  });
});

describe('a signature', () => {
  it('is told of when it counts, and not before', () => {
    const story = new Story(undefined, needingTwo).until('confirmed').voted('wang-fang');
    expect(due('sign', story, needingTwo)).not.toContain('receipt > wang-fang');
    expect(due('sign', story.verified(3), needingTwo)).toEqual([
      'receipt > wang-fang',
      'voted > li-wei',
      'voted > tom-baker',
      'sign > tom-baker',
    ]);
  });
});

describe('an outcome', () => {
  const ended = (story: Story, fact: Fact) => story.add(fact, later(60));
  const cancelled = (notMe: boolean): Fact => ({ type: 'cancelled', data: { person: 'li-wei', reason: '', notMe } });

  it('before anybody was asked goes to the operator alone', () => {
    expect(due('outcome', ended(new Story().opened().assess(), cancelled(false)))).toEqual(['outcome > li-wei']);
    expect(due('outcome', ended(new Story().opened(), { type: 'voided', data: { changes: [] } }))).toEqual([
      'outcome > li-wei',
    ]);
  });

  it('goes to the operator and to everybody who was asked, whether they signed or not, each once', () => {
    const rejected: Fact = { type: 'rejected', data: { person: 'tom-baker', reason: 'no' } };
    expect(due('outcome', ended(new Story().until('confirmed'), rejected))).toEqual([
      'outcome > li-wei',
      'outcome > wang-fang',
      'outcome > tom-baker',
    ]);
  });

  it('goes to nobody of a level that was never asked', () => {
    const story = ended(new Story(undefined, twoLevels).until('confirmed'), cancelled(false));
    expect(due('outcome', story, twoLevels)).not.toContain('outcome > ana-ruiz');
  });

  it('goes to who signed and has left the group since', () => {
    const left = { ...configuration, groups: { 'platform-leads': ['tom-baker'] } };
    const story = ended(new Story().until('verified release'), { type: 'voided', data: { changes: [] } });
    expect(due('outcome', story, left)).toEqual([
      'receipt > wang-fang',
      'outcome > li-wei',
      'outcome > wang-fang',
      'outcome > tom-baker',
    ]);
  });

  it('alarms the contact first when the operator says "not me", and when a request is frozen', () => {
    expect(due('outcome', ended(new Story().opened().assess(), cancelled(true)))).toEqual([
      'check > the contact',
      'outcome > li-wei',
    ]);
    const frozen = ended(new Story().until('confirmed'), { type: 'frozen', data: { why: 'x', at: 1 } });
    expect(due('outcome', frozen)[0]).toBe('check > the contact');
  });

  it('is nothing while a request has not ended', () => {
    expect(due('outcome', new Story().until('confirmed'))).toEqual([]);
  });
});

describe('a mark', () => {
  const context = { configuration, webUrl: WEB, now: later(60) };
  const marksOf = (notice: Notice, story: Story) =>
    composeNotices(notice, story.folded(), { ...context, request: story.request }).map(({ mark }) => mark);

  it('is of one mail for ever: asked again later, the same mails have the same marks', () => {
    const story = new Story().until('copied');
    const first = marksOf('release', story);
    expect(new Set(first).size).toBe(first.length);
    expect(marksOf('release', story)).toEqual(first);
    expect(marksOf('sign', new Story().until('confirmed'))).toEqual([
      'sign/level-0/wang-fang',
      'sign/level-0/tom-baker',
    ]);
  });

  it('is not made for somebody who has no address', () => {
    const people = configuration.people.map((person) =>
      person.id === 'tom-baker' ? { ...person, mails: [] } : person,
    );
    const story = new Story().until('confirmed');
    const mails = composeNotices('sign', story.folded(), {
      ...context,
      configuration: { ...configuration, people },
      request: story.request,
    });
    expect(mails.map(({ mail }) => mail.to)).toEqual(['wang.fang@example.com']);
  });

  it('of a request that is broken is one, for the contact, whatever notice was asked for', () => {
    const story = new Story()
      .until('copied')
      .add({ type: 'opened', data: { denial: new Story().denial, person: 'x' } });
    for (const notice of ['confirm', 'sign', 'release', 'outcome'] as const)
      expect(marksOf(notice, story)).toEqual(['check/6/contact']);
  });
});
