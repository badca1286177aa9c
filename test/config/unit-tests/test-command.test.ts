import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countersign, type Run } from '../cli/run';
import failing from './failing.json';

const ACME = join(__dirname, '../explanation/acme');

/** The command over a copy of the example in which one file says something else. */
async function testing(file: string, text: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-tests-'));
  try {
    cpSync(ACME, folder, { recursive: true });
    writeFileSync(join(folder, file), text);
    const { status, stdout, stderr } = await countersign(['test', folder]);
    return { status, stdout: stdout.replaceAll(`${folder}/`, ''), stderr: stderr.replaceAll(`${folder}/`, '') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('countersign test', () => {
  it('says of each test that it passed, and which rules no test asks about', async () => {
    const { status, stdout } = await countersign(['test', ACME]);
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      'ok    a database in production takes security and a peer',
      'ok    in the night a lead signs too',
      'ok    pipelines are stopped in production',
      'ok    other buckets need no three signatures',
      'ok    a lead is enough for a test server',
      'ok    pipelines pass in the sandbox',
      '',
      'rules that no test asks about: baseline/addresses, baseline/backups, production/ledger, production/trainees',
      '6 tests passed, 0 failed',
    ]);
  });

  it.each(failing)('says $name', async ({ call, expect: expected, lines }) => {
    const { status, stdout } = await testing(
      'policies/sandbox.test.yaml',
      `tests:\n  - name: one\n    call: ${JSON.stringify(call)}\n    expect: ${JSON.stringify(expected)}\n`,
    );
    expect(status).toBe(1);
    expect(stdout).toContain(['FAIL  one', '      policies/sandbox.test.yaml:2', ...lines].join('\n'));
    expect(stdout).toContain('4 tests passed, 1 failed');
  });

  it('a test that no longer holds after a change of policy fails', async () => {
    const policy =
      'policy: sandbox\nattach: [Sandbox]\nmode: humans\nrules:\n  - name: servers\n    guard: [ec2:StopInstances]\n    levels: [{ name: lead, need: 1, of: [leads] }]\n';
    const { status, stdout } = await testing('policies/sandbox.yaml', policy);
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL  a lead is enough for a test server');
    expect(stdout).toContain('      levels: expected lead 1 of leads\n              found    peer 1 of everybody');
  });

  it('a mistake in a test file is a problem of the configuration, with its place', async () => {
    const { status, stderr } = await testing(
      'policies/sandbox.test.yaml',
      'tests:\n  - name: one\n    call: { action: s3:DeleteBucket, unit: root }\n    expect: { level: [peer 1 of everybody] }\n',
    );
    expect(status).toBe(1);
    expect(stderr).toContain(
      'policies/sandbox.test.yaml:4:15: unknown field "level", did you mean "levels"? [unknown-field]',
    );
  });

  it('gives every result as JSON', async () => {
    const { stdout } = await countersign(['test', ACME, '--json']);
    const { results, untested } = JSON.parse(stdout) as {
      results: readonly { differences: unknown[] }[];
      untested: string[];
    };
    expect(results.map(({ differences }) => differences)).toEqual([[], [], [], [], [], []]);
    expect(untested).toContain('production/ledger');
  });

  it('is used wrongly where there is nothing to run', async () => {
    const { status, stderr } = await countersign(['test', join(__dirname, '../fixtures/base')]);
    expect(status).toBe(2);
    expect(stderr).toContain('error: no tests beside the policies of');
  });
});
