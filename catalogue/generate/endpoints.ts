import { createHash } from 'node:crypto';

/**
 * Endpoint rules, each kept once: most services differ in their host prefix only, so it is taken out and goes back in
 * when an endpoint is resolved.
 */
export class EndpointRules {
  readonly #rules = new Map<string, string>();

  /** Keeps a service's rules; gives their name and the host prefix taken out of them. */
  add(rules: unknown, prefix: string): readonly [string, string] {
    const text = JSON.stringify(withoutDocumentation(rules)).replaceAll(`://${prefix}`, '://{Prefix}');
    const name = createHash('sha256').update(text).digest('hex').slice(0, 8);
    this.#rules.set(name, text);
    return [name, prefix];
  }

  /** One rule set a line, by name. */
  lines(): readonly string[] {
    return [...this.#rules]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, rules]) => `{"rules":${JSON.stringify(name)},"set":${rules}}`);
  }
}

function withoutDocumentation(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDocumentation);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => name !== 'documentation' || typeof member !== 'string')
      .map(([name, member]) => [name, withoutDocumentation(member)]),
  );
}
