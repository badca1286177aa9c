import type { Hono } from 'hono';

/** What a page answered, read to its end. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly location: string | null;
}

/** A browser of the tests: keeps cookies of one origin, sends what browsers send, follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly app: Hono,
    readonly origin: string,
  ) {}

  get = (path: string, headers: Record<string, string> = {}): Promise<Seen> => this.send(path, { headers });

  head = (path: string): Promise<Seen> => this.send(path, { method: 'HEAD' });

  /** Any other method. */
  ask = (method: string, path: string): Promise<Seen> => this.send(path, { method });

  /** Posts a form as a page of the origin does, unless `headers` say otherwise. */
  post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Seen> =>
    this.send(path, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: this.origin,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });

  private async send(path: string, init: RequestInit): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const address = path.startsWith('http') ? path.slice(new URL(path).origin.length) : path;
    const response = await this.app.request(address, { ...init, headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const body = await response.text();
    return { status: response.status, headers: response.headers, body, location: response.headers.get('location') };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The value of a hidden field of a page. */
export const hidden = (body: string, name: string): string =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '');

/** The address of the first link of a page that leads to an origin. */
export const linkTo = (body: string, origin: string): string =>
  unescaped(new RegExp(`href="(${origin.replaceAll('.', '\\.')}[^"]*)"`).exec(body)?.[1] ?? '');

/** What a person reads on a page: no tags, no runs of blanks. */
export const textOf = (body: string): string =>
  unescaped(body.replace(/<(style|head)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
