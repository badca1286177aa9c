/** Told about each step while the local cloud starts; `detail` lines belong to the step that runs. */
export interface Progress {
  /** Runs one step, says when it starts and how long it took. */
  step<T>(title: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T>;
}

/** Says nothing; for tests and for callers that have their own display. */
export const silent: Progress = { step: (_title, work) => work(() => {}) };

/** Writes one line per step with the seconds since the start; `now` and `write` are parameters for tests. */
export function lineProgress(write: (line: string) => void, now: () => number = Date.now): Progress {
  const start = now();
  const seconds = (since: number) => ((now() - since) / 1000).toFixed(1);
  const say = (text: string) => write(`${seconds(start).padStart(6)} s  ${text}`);
  return {
    async step(title, work) {
      const began = now();
      say(`${title} …`);
      const result = await work((text) => say(`  ${text}`));
      say(`${title}: done in ${seconds(began)} s`);
      return result;
    },
  };
}
