/** A form of a page: where it goes and what it already carries. */
interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly html: string;
}

const MOST_REDIRECTS = 10;

/**
 * A person at a browser without script: follows links and redirects, fills in forms, keeps cookies by origin. Enough to
 * play a story without a real browser; it knows nothing about the pages but their HTML.
 */
export class Visitor {
  /** Address of the page in front of the visitor. */
  url = 'about:blank';
  status = 0;
  html = '';
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Opens an address as typed or clicked. */
  async open(address: string): Promise<this> {
    return this.#load(new URL(address, this.url === 'about:blank' ? undefined : this.url), { method: 'GET' });
  }

  /** Follows the first link whose address matches. @throws when there is none. */
  async follow(address: RegExp): Promise<this> {
    const links = [...this.html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].map((match) => withoutEntities(match[1] ?? ''));
    const link = links.find((href) => address.test(href));
    if (link === undefined)
      throw new Error(`no link like ${address} on ${this.url} (${this.status}): ${this.text().slice(0, 300)}`);
    return this.open(link);
  }

  /** Fills in and sends the form whose action matches. @throws when there is none. */
  async submit(action: RegExp, values: Readonly<Record<string, string>> = {}): Promise<this> {
    const form = this.#forms().find((each) => action.test(each.action));
    if (!form) throw new Error(`no form like ${action} on ${this.url} (${this.status}): ${this.text().slice(0, 300)}`);
    const target = new URL(form.action || this.url, this.url);
    const body = new URLSearchParams({ ...form.fields, ...values });
    return this.#load(target, { method: 'POST', body, headers: { Origin: new URL(this.url).origin } });
  }

  /** Sends a form that the page before the visitor does not offer, with the hidden fields of one that it does. */
  async post(address: string, values: Readonly<Record<string, string>>): Promise<this> {
    const carried = Object.assign({}, ...this.#forms().map(({ fields }) => fields));
    const body = new URLSearchParams({ ...carried, ...values });
    return this.#load(new URL(address), { method: 'POST', body, headers: { Origin: new URL(this.url).origin } });
  }

  /** True when the page has such a form. */
  offers(action: RegExp): boolean {
    return this.#forms().some((form) => action.test(form.action));
  }

  /** What the page says, without markup. */
  text(): string {
    const visible = this.html.replace(/<(style|script|head)\b[\s\S]*?<\/\1>/g, ' ');
    return withoutEntities(visible.replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
  }

  #forms(): readonly Form[] {
    return [...this.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', html = '']) => {
      const fields = [...html.matchAll(/<input\b[^>]*>/g)].flatMap(([input]) => {
        const name = attribute(input, 'name');
        return name && attribute(input, 'type') === 'hidden' ? [[name, attribute(input, 'value') ?? ''] as const] : [];
      });
      return { action: attribute(attributes, 'action') ?? '', fields: Object.fromEntries(fields), html };
    });
  }

  async #load(start: URL, first: RequestInit): Promise<this> {
    let url = start;
    let request = first;
    for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
      const cookies = [...(this.#cookies.get(url.origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = {
        ...(request.headers as Record<string, string> | undefined),
        ...(cookies ? { Cookie: cookies } : {}),
      };
      const response = await fetch(url, { ...request, headers, redirect: 'manual' });
      this.#keep(url.origin, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location && response.status >= 300 && response.status < 400) {
        await response.arrayBuffer();
        url = new URL(location, url);
        request = { method: 'GET' };
        continue;
      }
      this.url = url.toString();
      this.status = response.status;
      this.html = await response.text();
      return this;
    }
    throw new Error(`more than ${MOST_REDIRECTS} redirects from ${start}`);
  }

  #keep(origin: string, lines: readonly string[]): void {
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, jar);
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      const gone = attributes.some((each) => /^max-age=0$/i.test(each));
      if (gone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : withoutEntities(found);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

const withoutEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => ENTITIES[name] ?? '');
