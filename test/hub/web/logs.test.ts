import { intake } from '../../../hub/steps/intake';
import terminateInstances from '../../fixtures/terminate-instances-denied.json';
import { later } from '../../organization/story';
import { type Browser, linkTo } from '../browser';
import { memoryWorld } from '../memory/world';
import { sites } from '../sites';
import { HOSTILE } from './hostile-texts';

const ID = 'https://id.example.com';

/** What could break a line of the log or turn it around; the log writes JSON, which leaves these as they are. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Everything of this visit that a reader of the log could use: cookies with what is inside, and what was in addresses. */
function secretsOf({ cookies }: Browser, addresses: readonly string[]): readonly string[] {
  const parameters = addresses.flatMap((address) => {
    const { searchParams } = new URL(address);
    return ['code', 'state', 'nonce', 'code_challenge'].flatMap((name) => searchParams.getAll(name));
  });
  return [...cookies.values(), ...parameters].filter((secret) => secret.length > 3);
}

/** A provider that breaks, and says so with all it was told and with a text that somebody else has chosen. */
function breakProvider(hub: ReturnType<typeof sites>, text: string): void {
  for (const provider of [hub.memory.webProvider, hub.memory.ballotProvider])
    Object.assign(provider, {
      exchange: async (...told: readonly string[]) => {
        throw new Error(`${text} ${told.join(' ')} ${text}`);
      },
    });
}

describe.each(Object.entries(HOSTILE))('a hostile text (%s) in an error of the outside world', (_, text) => {
  const expectSafe = (lines: readonly object[], secrets: readonly string[]) => {
    expect(lines).not.toHaveLength(0);
    for (const line of lines) {
      const values = Object.values(line).map(String);
      expect(values.filter((value) => UNSAFE.test(value) || value.length > 2100)).toEqual([]);
      expect(secrets.filter((secret) => JSON.stringify(line).includes(secret))).toEqual([]);
    }
  };

  it.each(['web', 'ballot'] as const)(
    'stays one short line without secrets when a sign-in fails (%s)',
    async (kind) => {
      const hub = sites();
      const browser = hub.browser(kind);
      const link = linkTo((await browser.get('/sign-in')).body, ID);
      const provider = kind === 'web' ? hub.memory.webProvider : hub.memory.ballotProvider;
      const back = provider.signIn(link, 'tom-baker', hub.time.now);
      const secrets = secretsOf(browser, [link, back]);
      breakProvider(hub, text);
      expect((await browser.get(back)).status).toBe(502);
      expectSafe(hub.lines, secrets);
    },
  );

  it('stays one short line without secrets when a page fails', async () => {
    const hub = sites();
    const browser = await hub.signedIn('web', 'tom-baker');
    const secrets = secretsOf(browser, []);
    Object.assign(hub.memory.index, {
      list: async (person: string) => {
        throw new Error(`${text} ${person} ${secrets.join('; ')} ${text}`);
      },
    });
    expect((await browser.get('/')).status).toBe(500);
    expectSafe(hub.lines, secrets);
  });
});

/** The fixtures' event with a text in every place that holds text of the call, one place at a time. */
function* everywhere(text: string): Generator<readonly [string, unknown]> {
  const places = (value: unknown, path: readonly string[]): readonly (readonly string[])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))
      : [path];
  for (const path of places(terminateInstances, [])) {
    const event = structuredClone(terminateInstances);
    const parent = path.slice(0, -1).reduce((at: unknown, key) => (at as Record<string, unknown>)[key], event);
    (parent as Record<string, unknown>)[path.at(-1) ?? ''] = text;
    yield [path.join('.'), event];
  }
}

describe.each(Object.entries(HOSTILE))('a hostile text (%s) anywhere in an event', (_, text) => {
  it('makes of the line that intake logs no more than one short line of JSON', async () => {
    for (const [place, event] of everywhere(text)) {
      const result = await intake(memoryWorld(), event, later(3));
      const line = JSON.stringify(result);
      expect([place, /[\n\r]/.test(line), line.length < 2000]).toEqual([place, false, true]);
      expect([place, JSON.parse(line)]).toEqual([place, result]);
      if (!result.ok) expect([place, [...(result.found ?? '')].length <= 200]).toEqual([place, true]);
    }
  });
});
