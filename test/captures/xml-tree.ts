/** An XML element: its attributes, and its text or its children by name. */
export interface Element {
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  /** Elements of one name keep their order; those of different names need not. */
  readonly children: Record<string, Element[]>;
}

const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|<\?[^>]*\?>/g;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name ?? ''] ?? whole);
  });

const element = (attributes = ''): Element => ({
  attributes: Object.fromEntries(
    [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name, value = '']) => [name, decoded(value)]),
  ),
  text: '',
  children: {},
});

/** Reads the XML that serializers write: elements, attributes and text, every blank of it. @throws on anything else. */
export function xmlTree(xml: string): Element {
  const root = element();
  const open: { name: string; at: Element }[] = [{ name: '', at: root }];
  let read = 0;
  for (const match of xml.matchAll(TAG)) {
    const [whole, closing, name = '', attributes, empty] = match;
    const within = open.at(-1)?.at ?? root;
    within.text += decoded(xml.slice(read, match.index));
    read = match.index + whole.length;
    if (whole.startsWith('<?')) continue;
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const at = element(attributes);
    within.children[name] = [...(within.children[name] ?? []), at];
    if (!empty) open.push({ name, at });
  }
  if (open.length !== 1 || read !== xml.length) throw new Error('the XML does not end');
  return root;
}
