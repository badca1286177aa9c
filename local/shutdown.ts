/** Everything that was started, to be stopped in the opposite order, once. */
export class Shutdown {
  private readonly stops: (() => Promise<unknown>)[] = [];
  private running: Promise<void> | undefined;

  /** Registers how to stop something that has just been started; what comes after the end is stopped at once. */
  async add(stop: () => Promise<unknown>): Promise<void> {
    if (this.running) await stop();
    else this.stops.push(stop);
  }

  /** Stops everything; a second call waits for the first. */
  run(): Promise<void> {
    this.running ??= (async () => {
      for (const stop of this.stops.reverse()) await stop().catch(() => undefined);
    })();
    return this.running;
  }
}
