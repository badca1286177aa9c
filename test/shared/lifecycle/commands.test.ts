import { cancel, cast, confirm, mayCast, reject, takesPart } from '../../../shared/lifecycle/commands';
import { configuration, needingTwo } from '../../organization/configuration';
import { later, Story } from '../../organization/story';

const seen = (story: Story) => story.assessed.approvalHash;

describe('the operator', () => {
  const asked = () => new Story().opened().assess();

  it('confirms what the page showed, once', () => {
    const story = asked();
    expect(confirm(story.state(), { person: 'li-wei', reason: 'x', seen: seen(story) }, later(2))).toMatchObject({
      ok: true,
      fact: { type: 'confirmed' },
    });
    expect(confirm(story.confirmed().state(), { person: 'li-wei', reason: 'x', seen: seen(story) }, later(3))).toEqual({
      ok: false,
      refusal: 'moved-on',
    });
  });

  it('may write a reason that is cut in the middle of a character', () => {
    const story = asked();
    const reason = `${'x'.repeat(499)}\u{1f600}\u{1f600}`;
    const result = confirm(story.state(), { person: 'li-wei', reason, seen: seen(story) }, later(2));
    expect(result.ok && story.add(result.fact).state().confirmed?.reason).toBe(`${'x'.repeat(499)}\u{1f600}`);
  });

  it('cannot confirm another hash than the present one, nor after the deadline, nor for somebody else', () => {
    const state = asked().state();
    expect(confirm(state, { person: 'li-wei', reason: '', seen: 'f'.repeat(64) }, later(2))).toEqual({
      ok: false,
      refusal: 'stale-hash',
    });
    expect(confirm(state, { person: 'li-wei', reason: '', seen: seen(asked()) }, later(3602))).toEqual({
      ok: false,
      refusal: 'deadline-passed',
    });
    expect(confirm(state, { person: 'ana-ruiz', reason: '', seen: seen(asked()) }, later(2))).toEqual({
      ok: false,
      refusal: 'not-yours',
    });
  });

  it('recalls at any time before the call is being executed, never after', () => {
    const by = { person: 'li-wei', reason: '', notMe: false };
    expect(cancel(new Story().until('verified release').state(), by)).toMatchObject({ ok: true });
    const running = new Story()
      .until('verified release')
      .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } });
    expect(cancel(running.state(), by)).toEqual({ ok: false, refusal: 'moved-on' });
  });

  it('can neither sign nor reject the own request', () => {
    const story = new Story().until('confirmed');
    expect(
      mayCast(configuration, story.state(), { person: 'li-wei', choice: 'approve', seen: seen(story) }, later(4)),
    ).toBe('own-request');
    expect(reject(configuration, story.state(), { person: 'li-wei', reason: 'no' })).toEqual({
      ok: false,
      refusal: 'own-request',
    });
  });

  it('releases only when all signatures are in', () => {
    const by = { person: 'li-wei', choice: 'release' as const, seen: seen(new Story()), token: 't' };
    expect(cast(configuration, new Story().until('confirmed').state(), by, later(5))).toEqual({
      ok: false,
      refusal: 'moved-on',
    });
    expect(cast(configuration, new Story().until('copied').state(), by, later(7))).toMatchObject({
      ok: true,
      fact: { type: 'released' },
    });
  });
});

describe('an approver', () => {
  const by = (person: string) => ({ person, choice: 'approve' as const, seen: seen(new Story()) });

  it('signs once, at the level that is open', () => {
    const story = new Story(undefined, needingTwo).opened().assess().confirmed();
    const vote = { ...by('wang-fang'), seen: story.assessed.approvalHash, token: 't' };
    expect(cast(needingTwo, story.state(), vote, later(4))).toMatchObject({
      ok: true,
      fact: { type: 'voted', data: { level: 0 } },
    });
    expect(cast(needingTwo, story.voted().verified(3).state(), vote, later(5))).toEqual({
      ok: false,
      refusal: 'already-signed',
    });
  });

  it("must be a member of the level's groups now", () => {
    const left = { ...configuration, groups: { 'platform-leads': ['tom-baker'] } };
    expect(mayCast(left, new Story().until('confirmed').state(), by('wang-fang'), later(4))).toBe('not-yours');
    expect(mayCast(configuration, new Story().until('confirmed').state(), by('ana-ruiz'), later(4))).toBe('not-yours');
  });

  it('rejects with a reason, also after others have signed', () => {
    const state = new Story().until('copied').state();
    expect(reject(configuration, state, { person: 'tom-baker', reason: ' ' })).toEqual({
      ok: false,
      refusal: 'reason-missing',
    });
    expect(reject(configuration, state, { person: 'tom-baker', reason: 'wrong host' })).toMatchObject({ ok: true });
  });

  it('sees the request; a stranger does not', () => {
    const state = new Story().until('confirmed').state();
    expect(
      ['li-wei', 'wang-fang', 'tom-baker', 'ana-ruiz'].filter((person) => takesPart(configuration, state, person)),
    ).toEqual(['li-wei', 'wang-fang', 'tom-baker']);
  });
});
