import { settle } from '../../../shared/lifecycle/commands';
import { nextStep } from '../../../shared/lifecycle/next';
import { configuration } from '../../organization/configuration';
import { later, Story } from '../../organization/story';

const HOUR = 3600;

/** A call that was sent, nine seconds after the start, and to which no answer came; its role is removed. */
const unknown = () =>
  new Story()
    .until('verified release')
    .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } })
    .add({ type: 'unknown', data: { why: 'socket hang up', seen: [] } })
    .add({ type: 'revoked', data: { role: 'r' } });
const by = (person: string, reason = 'the console shows it as terminated') => ({ person, tookEffect: true, reason });

describe('an unknown outcome', () => {
  it('waits for somebody who may sign, as long as signatures were waited for, and is told and closed after that', () => {
    expect(nextStep(unknown().state(), later(20))).toMatchObject({ next: 'AskOutcome', until: later(9 + 2 * HOUR) });
    expect(nextStep(unknown().state(), later(9 + 4 * HOUR))).toMatchObject({ next: 'Tell' });
    expect(nextStep(unknown().state(), later(9 + 4 * HOUR), { did: 'Tell' })).toMatchObject({
      fact: { type: 'closed' },
    });
  });

  it('is settled by an approver who looked, with a reason, once', () => {
    const story = unknown();
    const result = settle(configuration, story.state(), by('tom-baker'), later(20));
    expect(result).toMatchObject({
      ok: true,
      fact: { type: 'settled', data: { person: 'tom-baker', tookEffect: true } },
    });
    if (!result.ok) throw new Error(result.refusal);
    const settled = story.add(result.fact).state();
    expect(settled).toMatchObject({ phase: 'unknown', settled: { person: 'tom-baker', tookEffect: true } });
    expect(nextStep(settled, later(20))).toMatchObject({ next: 'Tell' });
    expect(settle(configuration, settled, by('wang-fang'), later(20))).toEqual({ ok: false, refusal: 'moved-on' });
  });

  it.each([
    ['the operator, whose wish it was', by('li-wei'), 'own-request'],
    ['somebody who may not sign', by('ana-ruiz'), 'not-yours'],
    ['anybody without a reason', by('tom-baker', ' '), 'reason-missing'],
  ])('is not settled by %s', (_, who, refusal) => {
    expect(settle(configuration, unknown().state(), who, later(20))).toEqual({ ok: false, refusal });
  });

  it('is not settled any more once its time is over: it closes as unknown', () => {
    expect(settle(configuration, unknown().state(), by('tom-baker'), later(9 + 4 * HOUR))).toEqual({
      ok: false,
      refusal: 'deadline-passed',
    });
  });

  it('is the only outcome that can be settled', () => {
    for (const point of ['confirmed', 'verified release'] as const)
      expect(settle(configuration, new Story().until(point).state(), by('tom-baker'), later(20))).toEqual({
        ok: false,
        refusal: 'moved-on',
      });
  });

  it("gives way to AWS's own answer while nobody has settled it, and to nothing afterwards", () => {
    const executed = { type: 'executed', data: { requestId: 'q', answer: '{}' } } as const;
    expect(unknown().add(executed).state().phase).toBe('executed');
    const settled = unknown().add({ type: 'settled', data: by('tom-baker') });
    expect(settled.add(executed).folded()).toMatchObject({ ok: false, why: 'out-of-turn' });
  });
});
