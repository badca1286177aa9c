import { createServer, type Server } from 'node:net';
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

/** The sentence for a port that something else listens on. */
export function takenPort(what: string, port: number): string {
  const option = what === 'gateway' ? '--port' : `--${what}-port`;
  return `Port ${port} (${what}) is already taken by another program: stop that program, or choose another port with \`npm start -- ${option} <number>\` (0 picks a free one).`;
}

/** What to say when a port cannot be listened on; a bug stays what it is. */
export function portProblem(what: string, port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') return new LocalProblem(takenPort(what, port));
  if (error.code === 'EACCES') {
    return new LocalProblem(`This user may not listen on port ${port} (${what}): choose one above 1023.`);
  }
  return error;
}

function hold(what: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(portProblem(what, port, error)));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/**
 * Replaces each 0 by a free port and refuses taken ones, before anything is started, and finds a port for the emulator.
 * All are held at once, so that no two of them become the same.
 */
export async function settlePorts(wanted: Ports): Promise<Ports & { readonly emulator: number }> {
  const held: Server[] = [];
  try {
    const settle = async (what: string, port: number) => {
      const server = await hold(what, port);
      held.push(server);
      return portOf(server);
    };
    return {
      gateway: await settle('gateway', wanted.gateway),
      web: await settle('web', wanted.web),
      ballot: await settle('ballot', wanted.ballot),
      mailbox: await settle('mailbox', wanted.mailbox),
      emulator: await settle('emulator', 0),
    };
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}
