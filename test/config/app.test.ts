import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withOverlay } from './overlay';

const PROJECT = join(__dirname, '../..');

describe('synthesis of a broken configuration', () => {
  it('fails with every problem and leaves no stack that could be deployed', () => {
    const output = mkdtempSync(join(tmpdir(), 'countersign-assembly-'));
    const result = withOverlay(join(__dirname, 'fixtures/err/many-files'), (configuration) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'app.ts'], {
        cwd: PROJECT,
        encoding: 'utf8',
        env: { ...process.env, CDK_OUTDIR: output, CDK_CONTEXT_JSON: JSON.stringify({ configuration }) },
      }),
    );
    const templates = existsSync(output) ? readdirSync(output).filter((name) => name.includes('template')) : [];
    rmSync(output, { recursive: true, force: true });
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/people\.yaml:23:11: .*policies\/second\.yaml:1:9: .*settings\.yaml:8:3: /s);
    expect(result.stderr).toContain('6 problems in 4 files');
    expect(templates).toEqual([]);
  });
});
