import { createBallotApp } from '../../hub/ballot/app';
import { createWebApp } from '../../hub/web/app';
import { requestCodeOf, showRequestCode } from '../../shared/approval/request-id';
import type { Configuration } from '../../shared/configuration/configuration';
import { fold } from '../../shared/ledger/fold';
import { configuration } from '../organization/configuration';
import { later, START, type Story } from '../organization/story';
import { Browser, linkTo } from './browser';
import { memoryPorts } from './memory-ports';

/** Origin of the pages in tests. */
export const WEB = 'https://countersign.example.com';

/** Origin of the ballots in tests. */
export const BALLOT = 'https://ballot.example.com';

/** Both origins over the same ports in memory, with a clock that tests set and secrets that never repeat. */
export function sites(using: Configuration = configuration) {
  const memory = memoryPorts();
  const time = { now: later(60) };
  let counter = 0;
  const lines: object[] = [];
  const common = {
    ledger: memory.ledger,
    index: memory.index,
    workflow: memory.workflow,
    metrics: memory.metrics,
    configuration: using,
    webUrl: WEB,
    ballotUrl: BALLOT,
    now: () => time.now,
    random: (bytes: number) => {
      counter += 1;
      return new Uint8Array(bytes).fill(counter % 256).fill(Math.floor(counter / 256), 0, 1);
    },
    log: (line: object) => void lines.push(line),
  };
  const ports = {
    web: { ...common, provider: memory.webProvider },
    ballot: { ...common, provider: memory.ballotProvider },
  };
  const web = createWebApp(ports.web);
  const ballot = createBallotApp(ports.ballot);
  return {
    memory,
    ports,
    time,
    lines,
    /** A browser at the pages or at the ballots, nobody signed in. */
    browser: (kind: 'web' | 'ballot') => (kind === 'web' ? new Browser(web, WEB) : new Browser(ballot, BALLOT)),
    /** A browser in which a person has signed in. */
    async signedIn(kind: 'web' | 'ballot', person: string): Promise<Browser> {
      const browser = this.browser(kind);
      const provider = kind === 'web' ? memory.webProvider : memory.ballotProvider;
      const page = await browser.get('/sign-in');
      await browser.get(provider.signIn(linkTo(page.body, 'https://id.example.com'), person, time.now));
      return browser;
    },
    /** Puts a story into the ledger and its code into the index; returns the code as people see it. */
    async plant(story: Story): Promise<string> {
      memory.ledger.plant(story.request, story.events);
      await memory.index.register(story.request, story.denial.account, 'li-wei', START.toISOString());
      await memory.index.listFor(story.request, ['wang-fang', 'tom-baker'], START.toISOString());
      return showRequestCode(requestCodeOf(story.request));
    },
    /** The phase of a story's request as the ledger has it now. */
    async phase(story: Story): Promise<string> {
      const folded = fold(story.request, await memory.ledger.read(story.request));
      return folded.ok ? folded.state.phase : 'broken';
    },
  };
}
