import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfiguration } from '../../config/load';
import { printProblems } from '../../config/report';
import { CONFIGURATION_FILES, fillIds } from '../../local/configuration/fill';
import { catalogue } from '../organization/catalogue';
import { BASE, withOverlay } from './overlay';

const PROJECT = join(__dirname, '../..');
const OK = join(__dirname, 'fixtures/ok');

/** The hash of a configuration that has nothing to complain about; its problems as the failure's text otherwise. */
function hashIn(folder: string): string {
  const loaded = loadConfiguration(folder, catalogue);
  if (!loaded.ok) throw new Error(printProblems(loaded.problems, loaded));
  return loaded.hash;
}

describe('nothing to complain about', () => {
  it.each(readdirSync(OK))('%s', (name) => {
    expect(withOverlay(join(OK, name), hashIn)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('the example that people copy', () => {
    expect(hashIn(join(PROJECT, 'config/example'))).toMatch(/^[0-9a-f]{64}$/);
  });

  it("the demo's own files, once the ids of its Organization are filled in", () => {
    const accounts = {
      management: '111111111111',
      hub: '222222222222',
      payments: '333333333333',
      analytics: '444444444444',
    };
    const units = { Security: 'ou-exam-11111111', Production: 'ou-exam-22222222', Sandbox: 'ou-exam-33333333' };
    const folder = mkdtempSync(join(tmpdir(), 'countersign-demo-'));
    for (const file of CONFIGURATION_FILES) {
      const text = readFileSync(join(PROJECT, 'local/configuration', file), 'utf8');
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), fillIds(text, { id: 'o-exampleorg1', root: 'r-exam12', units, accounts }));
    }
    expect(hashIn(folder)).toMatch(/^[0-9a-f]{64}$/);
    rmSync(folder, { recursive: true });
  });
});

describe('what means the same has the same hash', () => {
  it.each(['crlf', 'byte-order-mark', 'explicit-start', 'notes-and-hidden-files', 'quoted-everywhere', 'flow-style'])(
    '%s',
    (name) => {
      expect(withOverlay(join(OK, name), hashIn)).toBe(hashIn(BASE));
    },
  );
});
