import { textOf } from '../browser';
import { aStory } from '../builders';
import { sites } from '../sites';

describe('a request that is over', () => {
  it('says of a call that a check stopped what the check found, never that AWS answered', async () => {
    const hub = sites();
    const story = aStory().until('verified release');
    story.add({ type: 'failed', data: { sent: false, error: 'NoGrant', message: 'The role cannot be made.' } });
    const code = await hub.plant(story);
    const page = textOf((await (await hub.signedIn('web', 'li-wei')).get(`/r/${code}`)).body);
    expect(page).toContain('The check found: The role cannot be made.');
    expect(page).not.toContain('AWS answered');
  });

  it('never says that something will run when it is frozen, nor when its record is broken', async () => {
    const frozen = aStory().until('confirmed');
    frozen.add({ type: 'frozen', data: { why: 'wrong-previous', at: 3 } });
    const broken = aStory().until('confirmed');
    broken.add({ type: 'closed', data: {} });
    for (const story of [frozen, broken]) {
      const hub = sites();
      const code = await hub.plant(story);
      const page = textOf((await (await hub.signedIn('web', 'tom-baker')).get(`/r/${code}`)).body);
      expect(page).toContain('Frozen');
      expect(page).toContain('What would have run');
      expect(page).not.toContain('What will run');
    }
  });
});
