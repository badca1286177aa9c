import type { Configuration, LevelRule } from '../../../shared/configuration/configuration';
import type { EventData, Fact, LedgerEvent } from '../../../shared/ledger/event';
import { WRITERS } from '../../../shared/ledger/writers';
import { apply, begin, type Misstep } from '../../../shared/lifecycle/apply';
import type { RequestState } from '../../../shared/lifecycle/state';
import { configuration } from '../../organization/configuration';
import { later, Story } from '../../organization/story';

/** Everybody there is: who asks, two who lead, one who owns, one who does both, one who has no part in it. */
export const PEOPLE = ['olga', 'ann', 'ben', 'cho', 'dov', 'eve'] as const;

/** Who made the denied call; a member of the leads as well, so that nothing but the rule keeps them from signing. */
export const REQUESTER = 'olga';

/** Ways to ask for signatures, from one to two levels. */
export const LEVELS: readonly (readonly LevelRule[])[] = [
  [{ name: 'leads', need: 1, of: ['leads'] }],
  [{ name: 'leads', need: 2, of: ['leads'] }],
  [
    { name: 'leads', need: 1, of: ['leads'] },
    { name: 'owners', need: 1, of: ['owners'] },
  ],
  [
    { name: 'leads', need: 2, of: ['leads', 'owners'] },
    { name: 'owners', need: 1, of: ['owners'] },
  ],
];

/** The small Organization: two groups that share a member. */
export const organization: Configuration = {
  ...configuration,
  people: PEOPLE.map((id) => ({ id, name: id, mails: [], iam: [], tokens: [], language: 'en', zone: 'UTC' })),
  groups: { leads: ['olga', 'ann', 'ben', 'dov'], owners: ['cho', 'dov'] },
};

const told = new Story();

/** A request and its clock. Every event that is written goes through the product's own `begin` and `apply`. */
export class Universe {
  /** The state after each event, the newest last. */
  readonly history: RequestState[] = [];
  /** Set when an event could not follow: the ledger would be broken from here on, so nothing more happens. */
  broken: Misstep | null = null;
  /** Seconds since the denial reached the hub. */
  time = 0;
  /** A call was sent. */
  sent = false;
  readonly assessed: EventData['assessed'];

  constructor(levels: readonly LevelRule[]) {
    this.assessed = { ...told.assessed, decision: { ...told.assessed.decision, levels } };
    this.write({ type: 'opened', data: { denial: told.denial, person: REQUESTER } });
  }

  /** The same request in a world of its own, from here on. */
  copy(): Universe {
    const copy: Universe = Object.create(Universe.prototype);
    return Object.assign(copy, this, { history: [...this.history] });
  }

  get now(): Date {
    return later(this.time);
  }

  get state(): RequestState {
    const state = this.history.at(-1);
    if (!state) throw new Error('nothing was ever written');
    return state;
  }

  /** Writes a fact after the head, under the name of its writer. Hashes are counted, not computed: the chain is not what is explored here. */
  write(fact: Fact): void {
    const before = this.history.at(-1);
    const seq = this.history.length;
    const place = {
      version: 1,
      request: told.request,
      seq,
      at: this.now.toISOString(),
      previous: before?.head.hash ?? null,
    } as const;
    const [by = 'advance'] = WRITERS[fact.type];
    const event: LedgerEvent = { ...fact, ...place, actor: { by } };
    const after = before ? apply(before, event, `hash-${seq}`) : begin(event, `hash-${seq}`);
    if (typeof after === 'string') this.broken = after;
    else this.history.push(after);
    if (fact.type === 'executing') this.sent = true;
  }
}
