import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { crc32, zip } from '../../local/deploy/zip';

const entries = [
  { name: 'index.js', content: Buffer.from('exports.handler = async () => 1;\n'.repeat(100)) },
  { name: 'folder/会签.json', content: Buffer.from('{}') },
  { name: 'empty', content: Buffer.alloc(0) },
];

test('the checksum is the one of the zip format', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
});

test('the first entry can be inflated from where its header says', () => {
  const archive = zip(entries);
  const packed = archive.readUInt32LE(18);
  const start = 30 + archive.readUInt16LE(26);
  expect(inflateRawSync(archive.subarray(start, start + packed))).toEqual(entries[0]?.content);
});

test('the same files give the same archive', () => {
  expect(zip(entries)).toEqual(zip(entries));
});

test('another zip program reads it back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  const file = join(folder, 'a.zip');
  writeFileSync(file, zip(entries));
  const read = 'import sys,zipfile,json;z=zipfile.ZipFile(sys.argv[1]);print(json.dumps([z.testzip(),z.namelist()]))';
  const python = spawnSync('python3', ['-c', read, file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(JSON.parse(python.stdout)).toEqual([null, entries.map(({ name }) => name)]);
});
