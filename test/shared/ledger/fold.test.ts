import * as fc from 'fast-check';
import { canonicalJson } from '../../../shared/canonical/json';
import { fold } from '../../../shared/ledger/fold';
import { Story } from '../../organization/story';

const good = () => new Story().until('verified release');

describe('the fold of a request', () => {
  it('is the state that its events tell', () => {
    const state = good().state();
    expect(state).toMatchObject({ phase: 'released', head: { seq: 7 }, release: { verified: true }, closed: false });
    expect(state.votes).toMatchObject([{ person: 'wang-fang', verified: true }]);
  });

  it('breaks where an event is missing', () => {
    const { request, events } = good();
    for (const gone of events.keys()) {
      const left = events.filter((_, seq) => seq !== gone);
      const folded = fold(request, left);
      if (gone < events.length - 1) expect(folded).toMatchObject({ ok: false, at: gone });
    }
  });

  it('breaks at any change of any byte', () => {
    const { request, events } = good();
    const anywhere = fc
      .nat(events.length - 2)
      .chain((seq) =>
        fc.tuple(fc.constant(seq), fc.nat((events[seq]?.body.length ?? 1) - 1), fc.integer({ min: 32, max: 126 })),
      );
    fc.assert(
      fc.property(anywhere, ([seq, at, code]) => {
        const { body } = events[seq] as { body: string };
        const changed = body.slice(0, at) + String.fromCharCode(code) + body.slice(at + 1);
        if (changed === body) return;
        const folded = fold(
          request,
          events.map((event) => (event.seq === seq ? { ...event, body: changed } : event)),
        );
        expect(folded.ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('breaks at a type or a version that it does not know', () => {
    const { request, events } = new Story().opened();
    for (const change of [{ type: 'approved' }, { version: 2 }]) {
      const body = canonicalJson({ ...JSON.parse(events[0]?.body ?? ''), ...change });
      expect(fold(request, [{ seq: 0, body }])).toMatchObject({ ok: false, at: 0 });
    }
  });

  it('breaks, and never throws, at an event without its data, with half a character, or nested without end', () => {
    const { request, events } = new Story().opened();
    const event = JSON.parse(events[0]?.body ?? '');
    const { data: _, ...bare } = event;
    const bodies = [
      canonicalJson(bare),
      canonicalJson({ ...event, data: { ...event.data, more: 1 } }),
      canonicalJson(event).replace('li-wei', '\\ud800'),
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
      '',
      'null',
    ];
    for (const body of bodies) expect(fold(request, [{ seq: 0, body }])).toMatchObject({ ok: false, at: 0 });
  });

  it('breaks when the events are those of another request', () => {
    const { events } = good();
    expect(fold('0'.repeat(32), events)).toEqual({ ok: false, at: 0, why: 'other-request', before: null });
  });

  it('breaks at an execution without a verified release, and at a second vote of one person', () => {
    const early = new Story()
      .until('released')
      .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } });
    expect(early.folded()).toMatchObject({ ok: false, why: 'out-of-turn' });
    const twice = new Story().until('confirmed').voted('wang-fang').voted('wang-fang');
    expect(twice.folded()).toMatchObject({ ok: false, why: 'second-vote' });
  });
});
