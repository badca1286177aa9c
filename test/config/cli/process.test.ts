import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const PROJECT = join(__dirname, '../../..');
const BIN = join(PROJECT, 'bin/countersign.cjs');
const RECORDS = relative(PROJECT, join(__dirname, 'fixtures/records.jsonl'));

/** What a user's shell makes of a command line; `countersign` is ours. */
function shell(command: string, input?: string) {
  const script = `countersign() { "${process.execPath}" "${BIN}" "$@"; }\n${command}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: PROJECT, encoding: 'utf8', input });
  return { status, stdout, stderr };
}

const [first = ''] = readFileSync(join(PROJECT, RECORDS), 'utf8').split('\n');

describe('countersign in a shell', () => {
  it('reads what is piped to it, and ends with 0', () => {
    const { status, stdout, stderr } = shell('cat | countersign call', first);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '1 record: 1 EXACT\n' });
    expect(stdout).toMatch(/^-:1: EXACT/);
  });

  it('does not wait for anybody to type', () => {
    const { status, stdout, stderr } = shell('countersign call < /dev/null');
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: name a file, or send records to standard input\n',
    });
  });

  it('ends quietly under head, with records still to come', () => {
    const { stdout, stderr } = shell(`yes '${first}' | countersign call | head -n 2`);
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stderr).toBe('');
  });

  it('never mixes counts with results', () => {
    const { stdout } = shell(`countersign grant --json ${RECORDS} 2> /dev/null`);
    for (const line of stdout.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('ok');
  });

  it.each(['call', 'grant', 'catalogue'])('helps with %s: an example, and what the exit codes mean', (command) => {
    const { status, stdout } = shell(`countersign ${command} --help`);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`Usage: countersign ${command} .*--json.*Example:\n {2}\\$ countersign ${command} `, 's'),
    );
    expect(stdout).toMatch(/Exit codes: 0 .*1 .*2 used wrongly/s);
  });

  it('ends with 2 when it is used wrongly', () => {
    for (const wrong of ['call --strict x', 'grant --yaml', 'catalogue ec2 RunInstances more']) {
      const { status, stdout, stderr } = shell(`countersign ${wrong}`);
      expect({ wrong, status, stdout }).toEqual({ wrong, status: 2, stdout: '' });
      expect(stderr).toContain('Try: countersign --help');
    }
  });
});
