import { noticesFor } from '../../../hub/mail/notices';
import { configuration, needingTwo } from '../../organization/configuration';
import { later, Story } from '../../organization/story';
import { due } from './due';

describe('a reminder', () => {
  const hours = (n: number) => later(2 + n * 3600);

  it('goes, at half time and once more at four fifths, to who has not done what was asked, after the asking itself', () => {
    const story = new Story(undefined, needingTwo).until('confirmed').voted('wang-fang').verified(3);
    const asked = (now: Date) => due('sign', story, needingTwo, now).slice(3);
    expect(asked(hours(1))).toEqual(['sign > tom-baker']);
    expect(asked(hours(2))).toEqual(['sign > tom-baker', 'reminder > tom-baker']);
    const marks = (now: Date) =>
      noticesFor('sign', story.state(), needingTwo, now).flatMap(({ mark, after }) => (after ? [mark, after] : []));
    expect(marks(hours(3))).toEqual(['reminder/1/sign/level-0/tom-baker', 'sign/level-0/tom-baker']);
    expect(marks(hours(3.9))).toEqual(['reminder/2/sign/level-0/tom-baker', 'sign/level-0/tom-baker']);
  });

  it('goes to the operator alone where the operator is awaited', () => {
    expect(due('confirm', new Story().opened().assess(), configuration, hours(0.9))).toEqual([
      'confirm > li-wei',
      'reminder > li-wei',
    ]);
    expect(due('release', new Story().until('copied'), configuration, hours(0.9)).slice(3)).toEqual([
      'release > li-wei',
      'reminder > li-wei',
    ]);
  });
});

describe('an unknown outcome', () => {
  const sent = () =>
    new Story()
      .until('verified release')
      .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } })
      .add({ type: 'unknown', data: { why: 'socket hang up', seen: [] } });

  it('is told to the operator, and asked of everybody who may sign', () => {
    expect(due('settle', sent())).toEqual(['outcome > li-wei', 'settle > wang-fang', 'settle > tom-baker']);
  });

  it('alarms the contact when nobody has settled it in time', () => {
    expect(due('outcome', sent())).toEqual(['receipt > wang-fang', 'check > the contact', 'outcome > li-wei']);
  });

  it('that was settled is told to all, and alarms nobody', () => {
    const story = sent().add({ type: 'settled', data: { person: 'tom-baker', tookEffect: true, reason: 'x' } });
    expect(due('outcome', story)).toEqual([
      'receipt > wang-fang',
      'outcome > li-wei',
      'settled > li-wei',
      'settled > wang-fang',
      'settled > tom-baker',
    ]);
  });
});
