import type { Fault, FaultKind, Site } from './fault';
import type { Simulation } from './simulation';

/** Whether the Lambda that makes a call is still alive; a dead one makes no more. */
export interface Life {
  alive: boolean;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** How often a throttled call fails before it works. */
const THROTTLED = 3;

/** Seconds that a late call waits: long, and within what the broker's Lambda may take. */
const LATE = 240;

/** Keeps a list of all calls of a run and lets those go wrong that are to. */
export class Injector {
  readonly sites: Site[] = [];
  private readonly throttled = new Map<string, number>();

  constructor(
    private readonly faults: readonly Fault[],
    private readonly simulation: Simulation,
  ) {}

  /** Notes a site and says what is to go wrong there. */
  reach(site: Site): FaultKind | null {
    const at = this.sites.push(site) - 1;
    return this.faults.find((fault) => fault.at === at)?.kind ?? null;
  }

  async call<T>(site: Site, life: Life, act: () => Promise<T>): Promise<T> {
    if (!life.alive) return never();
    const kind = this.reach(site);
    if (kind === 'throttled') this.throttled.set(site.port, THROTTLED);
    const left = this.throttled.get(site.port) ?? 0;
    this.throttled.set(site.port, left - 1);
    if (left > 0) throw new Error(`${site.port} is throttled`);
    if (kind === 'fails before') throw new Error(`${site.port} failed`);
    if (kind === 'late') await this.simulation.sleep(LATE);
    if (!life.alive) return never();
    const answer = await act();
    if (kind === 'fails after') throw new Error(`the answer of ${site.port} was lost`);
    if (kind === 'times out') return never();
    return kind === 'repeated' ? act() : answer;
  }

  /** A port every method of which can go wrong. */
  watch<P extends object>(port: P, name: string, step: string, life: Life): P {
    return new Proxy(port, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key);
        if (typeof member !== 'function') return member;
        const site = { step, port: `${name}.${String(key)}` };
        return (...inputs: unknown[]) =>
          this.call(site, life, async () => {
            const answer: unknown = await Reflect.apply(member, target, inputs);
            return site.port === 'grants.create' ? this.watchGrant(answer, step, life) : answer;
          });
      },
    });
  }

  private watchGrant(created: unknown, step: string, life: Life): unknown {
    const made = created as { readonly ok: boolean; readonly grant?: object };
    return made.grant ? { ...made, grant: this.watch(made.grant, 'grant', step, life) } : made;
  }
}
