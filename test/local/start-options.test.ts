import { checkPlatform } from '../../local/platform';
import { alreadyRunning } from '../../local/running';
import { checkName } from '../../local/start-cloud';
import { parseStartOptions } from '../../local/start-options';

test('defaults, and each choice', () => {
  const ports = { gateway: 4566, web: 4510, ballot: 4511, mailbox: 4512 };
  expect(parseStartOptions([])).toEqual({ name: 'default', ports });
  expect(parseStartOptions(['--name', 'x', '--port', '0', '--web-port', '9000'])).toEqual({
    name: 'x',
    ports: { ...ports, gateway: 0, web: 9000 },
  });
});

test.each(['python', '..', 'a/b', '', 'Größe'])('%j cannot be a name', (name) => {
  expect(() => checkName(name)).toThrow('cannot be the name of a local cloud');
});

test('Windows and a running cloud are one sentence each', () => {
  expect(() => checkPlatform('win32')).toThrow('inside WSL');
  expect(alreadyRunning('default', 42)).toContain('kill 42');
});
