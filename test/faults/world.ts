import type { Grants, Mail, Mailer } from '../../hub/ports';
import type { Configuration } from '../../shared/configuration/configuration';
import { fold } from '../../shared/ledger/fold';
import { memoryMailer } from '../hub/memory/mailer';
import { type MemoryGrants, type MemoryWorld, memoryWorld } from '../hub/memory/world';
import type { Simulation } from './simulation';

/** A mail with the moment at which it went out. */
export interface Sent {
  readonly mail: Mail;
  readonly at: Date;
}

/** The world in memory, in which grants take their time and mails wake people. */
export type SlowWorld = Omit<MemoryWorld, 'grants'> & {
  readonly grants: Grants & Pick<MemoryGrants, 'roles'>;
  readonly mailer: Mailer;
  readonly sent: Sent[];
  /** The type of the newest event each time the call was sent. */
  readonly ran: string[];
};

/** Seconds that AWS takes for each part of a run. */
const SECONDS = { create: 10, preflight: 2, run: 1, remove: 2 } as const;

/** Makes the world; `mailed` is called for each mail that goes out. */
export function slowWorld(
  using: Configuration,
  request: string,
  simulation: Simulation,
  mailed: (mail: Mail) => void,
): SlowWorld {
  const world = memoryWorld(using);
  const mailer = memoryMailer();
  const sent: Sent[] = [];
  const ran: string[] = [];
  const { grants } = world;
  const { sleep, clock } = simulation;
  return {
    ...world,
    sent,
    ran,
    mailer: {
      send: async (mail) => {
        await mailer.send(mail);
        sent.push({ mail, at: clock() });
        mailed(mail);
      },
    },
    grants: {
      ...grants,
      create: async (...inputs) => {
        await sleep(SECONDS.create);
        const made = await grants.create(...inputs);
        if (!made.ok) return made;
        const { preflight, run, role } = made.grant;
        return {
          ok: true,
          grant: {
            role,
            preflight: async (call) => {
              await sleep(SECONDS.preflight);
              return preflight(call);
            },
            run: async (call) => {
              await sleep(SECONDS.run);
              const events = await world.ledger.read(request);
              const folded = fold(request, events);
              const sealed = events.every(({ seq, body }) => world.witness.seals.get(`${request}/${seq}`) === body);
              ran.push(folded.ok && sealed ? folded.state.phase : 'not sealed');
              return run(call);
            },
          },
        };
      },
      remove: async (...inputs) => {
        await sleep(SECONDS.remove);
        return grants.remove(...inputs);
      },
    },
  };
}
