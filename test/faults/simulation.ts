import { START } from '../organization/story';

/** Lets every promise go as far as it gets without time passing: nothing here waits for anything but the simulation. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** Simulated time: processes sleep in it, and it jumps from one alarm to the next. Nothing in it depends on real time. */
export class Simulation {
  private timers: Timer[] = [];
  private time = START.getTime();

  readonly clock = (): Date => new Date(this.time);

  /** Seconds since the start. */
  get elapsed(): number {
    return (this.time - START.getTime()) / 1000;
  }

  readonly sleep = (seconds: number): Promise<void> =>
    new Promise((ring) => {
      const at = this.time + seconds * 1000;
      const after = this.timers.findIndex((timer) => timer.at > at);
      this.timers.splice(after === -1 ? this.timers.length : after, 0, { at, ring });
    });

  /** Lets time pass until `over` says so, or `seconds` have passed since the start. */
  async run(over: () => boolean, seconds: number): Promise<void> {
    for (await settled(); !over(); await settled()) {
      const next = this.timers.shift();
      if (!next || next.at > START.getTime() + seconds * 1000) return;
      this.time = next.at;
      next.ring();
    }
  }
}
