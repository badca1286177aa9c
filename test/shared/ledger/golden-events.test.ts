import { readdirSync } from 'node:fs';
import { sha256 } from '../../../shared/canonical/hash';
import { envelop } from '../../../shared/ledger/envelope';
import { EVENT_TYPES, type LedgerEvent } from '../../../shared/ledger/event';
import { fold } from '../../../shared/ledger/fold';
import { open } from '../../../shared/ledger/open';
import { goldenEvent, VERSION_1 } from './golden-events';

const { request } = JSON.parse(goldenEvent('opened')) as LedgerEvent;

const opened = (body: string) => {
  const { seq, previous } = JSON.parse(body) as LedgerEvent;
  return open({ seq, body }, { request, seq, previous });
};

describe('an event of version 1', () => {
  it('has one golden of every type that a ledger can hold, and no file more', () => {
    EVENT_TYPES.forEach(goldenEvent);
    expect(readdirSync(VERSION_1).sort()).toEqual([...EVENT_TYPES].sort().map((type) => `${type}.json`));
  });

  it.each(EVENT_TYPES)('of type "%s" is read for ever as it was written', (type) => {
    const body = goldenEvent(type);
    expect(opened(body)).toMatchObject({ ok: true, hash: sha256(body), event: { version: 1, type, request } });
  });

  it.each(EVENT_TYPES)('of type "%s" would be written today with the same bytes', (type) => {
    const body = goldenEvent(type);
    const { seq, previous, at, actor, ...rest } = JSON.parse(body) as LedgerEvent;
    const head = { seq: seq - 1, hash: previous };
    expect(envelop(rest, { request, head, at: new Date(at), actor })).toEqual({ seq, body });
  });

  it.each(EVENT_TYPES)('of type "%s" is not read with a member more, and not without one', (type) => {
    const event = JSON.parse(goldenEvent(type));
    const texts = [
      { ...event, more: 1 },
      { ...event, data: { ...event.data, more: 1 } },
      { ...event, actor: { by: 'somebody' } },
      ...Object.keys(event.data).map((name) => ({ ...event, data: { ...event.data, [name]: undefined } })),
      ...['request', 'seq', 'at', 'actor', 'previous', 'data'].map((name) => ({ ...event, [name]: undefined })),
    ].map((changed) => JSON.stringify(changed));
    for (const text of texts) expect([text, opened(text).ok]).toEqual([text, false]);
  });

  it('follows another as it did: the way from the denial to the release folds to the same state', () => {
    const way = ['opened', 'assessed', 'confirmed', 'voted', 'verified', 'copied', 'released'] as const;
    const folded = fold(
      request,
      way.map((type, seq) => ({ seq, body: goldenEvent(type) })),
    );
    expect(folded).toMatchObject({
      ok: true,
      state: { phase: 'released', votes: [{ verified: true }], closed: false },
    });
  });
});
