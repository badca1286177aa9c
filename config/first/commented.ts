import { Document, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';

/** Comments by the path of their field, as `organization.units`; `''` is the top of the file. May have several lines. */
export type Comments = Readonly<Record<string, string>>;

/**
 * A value as YAML that reads back as the same value, whatever text is in it, with comments above its fields. Lists of
 * plain values stand on one line.
 */
export function commented(value: object, comments: Comments): string {
  const document = new Document(value, { version: '1.2', schema: 'core' });
  if (isMap(document.contents)) addComments(document.contents, '', comments);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `${(comments[''] ?? '').replace(/^(?=.)/gm, '# ')}\n${text}`;
}

function addComments(map: YAMLMap, above: string, comments: Comments): void {
  for (const [index, { key, value }] of (map.items as Pair[]).entries()) {
    if (!isScalar(key)) continue;
    const path = above === '' ? String(key.value) : `${above}.${String(key.value)}`;
    if (Object.hasOwn(comments, path)) {
      key.commentBefore = (comments[path] ?? '').replace(/^/gm, ' ');
      key.spaceBefore = above === '' && index > 0;
    }
    if (isMap(value)) addComments(value, path, comments);
    if (isSeq(value)) value.flow = value.items.every(isScalar);
    const items = isSeq(value) ? value.items : [];
    for (const item of items) if (isMap(item)) addComments(item, path, comments);
  }
}
