import { lineProgress } from '../../local/progress';
import { Shutdown } from '../../local/shutdown';

test('each line carries the seconds since the start', async () => {
  const lines: string[] = [];
  let clock = 0;
  const progress = lineProgress(
    (line) => lines.push(line),
    () => clock,
  );
  await progress.step('Deploying', async (detail) => {
    clock = 2500;
    detail('hub is there');
    clock = 4000;
  });
  expect(lines).toEqual(['   0.0 s  Deploying …', '   2.5 s    hub is there', '   4.0 s  Deploying: done in 4.0 s']);
});

test('a shutdown stops in the opposite order, once, and goes on after a failure', async () => {
  const stopped: string[] = [];
  const shutdown = new Shutdown();
  const stop = (name: string) => async () => void stopped.push(name);
  await shutdown.add(stop('first'));
  await shutdown.add(async () => {
    throw new Error('cannot');
  });
  await shutdown.add(stop('last'));
  await Promise.all([shutdown.run(), shutdown.run()]);
  await shutdown.add(stop('late'));
  expect(stopped).toEqual(['last', 'first', 'late']);
});
