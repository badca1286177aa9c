import { nextStep } from '../../../shared/lifecycle/next';
import { needingTwo } from '../../organization/configuration';
import { later, Story } from '../../organization/story';

const HOUR = 3600;

describe('what comes next', () => {
  it('assesses a new request, then asks the operator, and looks again when a reminder is due', () => {
    expect(nextStep(new Story().opened().state(), later(1))).toEqual({ do: 'assess' });
    expect(nextStep(new Story().opened().assess().state(), later(2))).toEqual({
      do: 'go',
      next: 'AskOperator',
      until: later(1 + HOUR / 2),
    });
  });

  it('asks the approvers once the operator has confirmed', () => {
    expect(nextStep(new Story().until('confirmed').state(), later(3))).toMatchObject({
      next: 'AskApprovers',
      until: later(2 + 2 * HOUR),
    });
  });

  it('verifies a ballot before anything else, even past the deadline', () => {
    const voted = new Story().until('confirmed').voted();
    expect(nextStep(voted.state(), later(5 * HOUR))).toMatchObject({ next: 'VerifyBallot' });
    expect(nextStep(new Story().until('released').state(), later(9 * HOUR))).toMatchObject({ next: 'VerifyBallot' });
  });

  it('waits for the second person where two must sign', () => {
    const one = new Story(undefined, needingTwo).opened().assess().confirmed().voted().verified(3);
    expect(one.state().phase).toBe('confirmed');
    expect(one.voted('tom-baker').verified(5).state().phase).toBe('approved');
  });

  it('copies, asks for the release and executes', () => {
    expect(nextStep(new Story().until('approved').state(), later(5))).toMatchObject({ next: 'BackUp' });
    expect(nextStep(new Story().until('copied').state(), later(6))).toMatchObject({ next: 'AskRelease' });
    expect(nextStep(new Story().until('verified release').state(), later(8))).toMatchObject({ next: 'Execute' });
  });

  it.each([
    ['confirm', new Story().opened().assess(), HOUR],
    ['sign', new Story().until('confirmed'), 4 * HOUR],
    ['release', new Story().until('copied'), HOUR],
  ])('lets the request expire when the deadline to %s has passed, not a second before', (wait, story, seconds) => {
    const since = Date.parse(story.state().since);
    expect(nextStep(story.state(), new Date(since + seconds * 1000 - 1))).toMatchObject({ do: 'go' });
    expect(nextStep(story.state(), new Date(since + seconds * 1000))).toMatchObject({
      do: 'write',
      fact: { type: 'expired', data: { wait } },
    });
  });

  it('reconciles when the broker began and never said what came back', () => {
    const executing = new Story()
      .until('verified release')
      .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } });
    expect(nextStep(executing.state(), later(9))).toMatchObject({ next: 'Reconcile' });
  });

  it('revokes before it tells, tells before it closes, and then is done', () => {
    const story = new Story()
      .until('verified release')
      .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } });
    story.add({ type: 'executed', data: { requestId: 'q', answer: '{}' } });
    expect(nextStep(story.state(), later(10))).toMatchObject({ next: 'Revoke' });
    story.add({ type: 'revoked', data: { role: 'r' } });
    expect(nextStep(story.state(), later(11))).toMatchObject({ next: 'Tell' });
    expect(nextStep(story.state(), later(12), { did: 'Tell' })).toMatchObject({
      do: 'write',
      fact: { type: 'closed' },
    });
    expect(nextStep(story.add({ type: 'closed', data: {} }).state(), later(13))).toMatchObject({ next: 'Done' });
  });

  it('has nothing to revoke when the call was never released', () => {
    const rejected = new Story()
      .until('confirmed')
      .add({ type: 'rejected', data: { person: 'wang-fang', reason: 'no' } });
    expect(nextStep(rejected.state(), later(5))).toMatchObject({ next: 'Tell' });
  });

  it('removes the grant of a request that was recalled after its release', () => {
    const recalled = new Story()
      .until('verified release')
      .add({ type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: false } });
    expect(nextStep(recalled.state(), later(9))).toMatchObject({ next: 'Revoke' });
  });
});
