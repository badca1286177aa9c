import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How the service answers from now on; `hang up` closes the connection without a word, `silence` keeps it open. */
export type Answer =
  | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> }
  | 'hang up'
  | 'silence';

/**
 * A service on the loopback that answers as it is told and remembers what arrived, so that a test sees what the SDK
 * really sends, retries and all. `use` points the SDK's clients at it, by the variable that every AWS SDK reads.
 */
export class AnsweringService {
  readonly arrived: Arrived[] = [];
  answer: Answer = { status: 200, body: '' };
  /** Answers that follow the first, one a request; the last one stays. */
  readonly next: Answer[] = [];
  private readonly server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method = '', url = '', headers } = request;
    this.arrived.push({ method, path: url, headers, body });
    const { answer } = this;
    this.answer = this.next.shift() ?? answer;
    if (answer === 'hang up') request.socket.destroy();
    else if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end(answer.body);
  });

  async use(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    delete process.env.AWS_ENDPOINT_URL;
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
