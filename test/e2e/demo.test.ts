import { INSTALLATION } from '../../local/demo/evidence';
import type { StoryResult } from '../../local/demo/story';
import { guardPolicyName } from '../../shared/names';
import { start } from './child';
import { theCloud } from './cloud';
import { without } from './fence/stage';
import { CLOUD } from './start-cloud';

describe('npm run demo', () => {
  const demo = (...args: readonly string[]) =>
    start('npm', ['run', '--silent', 'demo', '--', '--name', CLOUD, ...args]);
  const lastLine = (output: string) => JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as StoryResult;

  it('tells the story step by step and ends with one line of JSON', async () => {
    const told = demo('--json');
    expect(await told.ended).toBe(0);
    const { outcome, leftovers, request, events, steps } = lastLine(told.output());
    expect({ outcome, leftovers }).toEqual({ outcome: 'executed', leftovers: [] });
    expect(request).toMatch(/^[0-9A-Z]{32}$/);
    expect([events[0], events.at(-1)]).toEqual(['opened', 'closed']);
    for (const { step } of steps) expect(told.output()).toContain(step);
  });

  it('fails, and says at which step, when the guard is not there to refuse the call', async () => {
    const cloud = await theCloud();
    const told = await without(cloud, guardPolicyName(INSTALLATION, cloud.organization.root), async () => {
      const running = demo('--json');
      await running.ended;
      return running;
    });
    expect(await told.ended).toBe(1);
    expect(lastLine(told.output())).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/^The story stopped at "li-wei calls .* refuses": the call was not refused/),
    });
  });

  it('refuses a target that it does not know with one sentence', async () => {
    const told = demo('--target', 'castle');
    expect(await told.ended).toBe(2);
    expect(told.errors().trim()).toBe('--target is instance or bucket, not castle.');
  });
});
