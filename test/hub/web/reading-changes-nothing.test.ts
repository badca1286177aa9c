import { aStory, openedRequest } from '../builders';
import { sites } from '../sites';

const PATHS = {
  web: [
    '/',
    '/open?code=CODE',
    '/sign-in?to=/r/CODE',
    '/signed-in?code=a&state=b',
    '/r/CODE',
    '/style.css',
    '/x',
    '/r/CODE/confirm',
    '/r/CODE/cancel',
    '/r/CODE/reject',
    '/sign-out',
  ],
  ballot: [
    '/',
    '/sign-in',
    '/return?code=a&state=b',
    '/b/CODE',
    '/b/CODE/read-back',
    '/b/CODE/receipt',
    '/b/CODE/approve',
    '/b/CODE/release',
    '/style.css',
    '/sign-out',
  ],
} as const;

const STORIES = {
  opened: () => openedRequest(),
  assessed: () => openedRequest().assess(),
  confirmed: () => aStory().until('confirmed'),
  copied: () => aStory().until('copied'),
  released: () => aStory().until('released'),
};

describe.each(Object.entries(STORIES))('a request that is %s', (_, story) => {
  it.each(['li-wei', 'tom-baker', 'wang-fang', 'ana-ruiz', null])(
    'is only read by GET and HEAD of %p, on every address of both origins',
    async (person) => {
      const hub = sites();
      const code = await hub.plant(story());
      for (const kind of ['web', 'ballot'] as const) {
        const browser = person ? await hub.signedIn(kind, person) : hub.browser(kind);
        const sessions = hub.memory.index.sessions.size;
        for (const path of PATHS[kind]) {
          const address = path.replace('CODE', code);
          const got = await browser.get(address);
          const head = await browser.head(address);
          expect(got.status).toBeLessThan(500);
          expect(head.body).toBe('');
          if (!/return|signed-in/.test(path)) expect(head.status).toBe(got.status);
        }
        expect(hub.memory.index.sessions.size).toBe(sessions);
      }
      expect([hub.memory.ledger.appends, hub.memory.index.attempts.size]).toEqual([0, 0]);
      expect(hub.memory.workflow.woken).toEqual([]);
      expect(hub.lines).toEqual([]);
    },
  );
});
