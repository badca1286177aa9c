import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderFiles } from '../../local/deploy/folder-files';

const folder = mkdtempSync(join(tmpdir(), 'countersign-asset-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('an asset is zipped with all its sub-folders, in one order wherever it lies', async () => {
  mkdirSync(join(folder, 'catalogue', 'services'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  const files = ['index.js', 'catalogue/services/s3.jsonl', 'catalogue/index.json', 'catalogue/services/ec2.jsonl'];
  for (const file of files) writeFileSync(join(folder, file), file);
  expect(await folderFiles(folder)).toEqual([...files].sort().map((name) => ({ name, content: Buffer.from(name) })));
});
