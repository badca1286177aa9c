import { childEnvironment } from '../../local/child-environment';
import { isPythonNewEnough, parsePythonVersion } from '../../local/python-version';

test.each([
  ['Python 3.11.7\n', [3, 11]],
  ['Python 3.13.0rc1', [3, 13]],
  ['Python 2.7.18', [2, 7]],
  ['pyenv: python3: command not found', undefined],
])('%j', (output, version) => {
  expect(parsePythonVersion(output)).toEqual(version);
});

test('3.10 is the oldest that will do', () => {
  expect(
    [
      [3, 9],
      [2, 7],
    ].map(([a = 0, b = 0]) => isPythonNewEnough([a, b])),
  ).toEqual([false, false]);
  expect(
    [
      [3, 10],
      [3, 14],
      [4, 0],
    ].map(([a = 0, b = 0]) => isPythonNewEnough([a, b])),
  ).toEqual([true, true, true]);
});

test('nothing of the developer but the way to the network reaches a child', () => {
  const developer = {
    PATH: '/bin',
    HOME: '/home/me',
    AWS_PROFILE: 'prod',
    AWS_SECRET_ACCESS_KEY: 's',
    HTTPS_PROXY: 'http://p',
  };
  const environment = childEnvironment({ HOME: '/state' }, developer);
  expect(Object.keys(environment).sort()).toEqual(['HOME', 'HTTPS_PROXY', 'PATH']);
  expect(environment.HOME).toBe('/state');
  expect(environment.PATH).toMatch(/:\/bin$/);
});
