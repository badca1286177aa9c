import { createServer, type RequestListener, type Server } from 'node:http';
import { portProblem } from './ports';

/** A server that can be closed at once, connections and all. */
export interface HttpServer {
  stop(): Promise<void>;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  const close = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await Promise.all(servers.map(close));
}

/** Listens on loopback; `localhost` may be either address family for a browser, so both are served where the machine has both. */
export async function listen(what: string, port: number, handle: RequestListener): Promise<HttpServer> {
  const servers: Server[] = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer({ keepAliveTimeout: 65_000 }, handle);
    const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, host, () => resolve(undefined));
    });
    if (!problem) servers.push(server);
    else if (host === '127.0.0.1' || problem.code === 'EADDRINUSE') {
      await closeAll(servers);
      throw portProblem(what, port, problem);
    }
  }
  return { stop: () => closeAll(servers) };
}
