import { createServer } from 'node:net';
import { LocalProblem } from './problem';

/** The ports of one local cloud; 0 picks a free one. */
export interface Ports {
  readonly gateway: number;
  readonly web: number;
  readonly ballot: number;
  readonly mailbox: number;
}

/** Where `npm start` listens unless told otherwise. */
export const DEFAULT_PORTS: Ports = { gateway: 4566, web: 4510, ballot: 4511, mailbox: 4512 };

/** Asks the system for a port of its choice: any free one for 0, else `port` itself if nobody has it. */
export function probePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

/** The sentence for a port that something else listens on. */
export function takenPort(what: string, port: number): string {
  const option = what === 'gateway' ? '--port' : `--${what}-port`;
  return `Port ${port} (${what}) is already taken by another program: stop that program, or choose another port with \`npm start -- ${option} <number>\` (0 picks a free one).`;
}

/** Replaces each 0 by a free port and refuses taken ones, before anything is started. */
export async function settlePorts(wanted: Ports): Promise<Ports> {
  const settled: Record<string, number> = {};
  for (const [what, port] of Object.entries(wanted)) {
    settled[what] = await probePort(port).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') throw new LocalProblem(takenPort(what, port));
      if (error.code === 'EACCES')
        throw new LocalProblem(`This user may not listen on port ${port} (${what}): choose one above 1023.`);
      throw error;
    });
  }
  return settled as unknown as Ports;
}
