import { join } from 'node:path';
import { PROJECT } from '../../local/paths';
import { preparePython } from '../../local/python';
import { start } from './child';

it("the emulator's own tests pass", async () => {
  const { executable, environment } = await preparePython(() => {});
  const tests = start(executable, ['-B', '-m', 'unittest', 'discover', '--pattern', 'test_*.py'], {
    cwd: join(PROJECT, 'test', 'local', 'emulator'),
    env: { ...process.env, ...environment },
  });
  await tests.ended;
  expect(tests.output()).toMatch(/^Ran [1-9]\d* tests in [\d.]+s\n\nOK$/m);
});
