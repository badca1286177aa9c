import { execFile } from 'node:child_process';
import { fold } from '../../shared/ledger/fold';
import type { Cloud } from '../cloud';
import { LocalProblem } from '../problem';
import { eventsOf, eventually, leftoverGrants, linkIn, mailTo, requestOf, storedEvents } from './evidence';
import { castBallot, openRequest } from './people';
import type { Target } from './target';

/** One step of the story as it went. */
export interface StoryStep {
  readonly step: string;
  /** Seconds since the story began. */
  readonly at: number;
  readonly seconds: number;
}

/** How the story ended. */
export interface StoryResult {
  readonly outcome: string;
  readonly request: string;
  readonly steps: readonly StoryStep[];
  readonly events: readonly string[];
  /** Roles left under the exec path; none when all is well. */
  readonly leftovers: readonly string[];
}

const OPERATOR = 'li-wei';
const APPROVER = 'wang-fang';

/** Runs the real AWS CLI as a member operator. */
export function awsCli(
  cloud: Cloud,
  operator: string,
  args: readonly string[],
): Promise<{ code: number; output: string }> {
  const { awsConfig, awsCredentials } = cloud.paths;
  const env = {
    PATH: process.env.PATH ?? '',
    ...cloud.python.environment,
    AWS_CONFIG_FILE: awsConfig,
    AWS_SHARED_CREDENTIALS_FILE: awsCredentials,
    AWS_MAX_ATTEMPTS: '1',
  };
  // `aws` is a shell command: with the fallback installation it has an environment of its own in front.
  // In us-east-1 the CLI sends rds, docdb, neptune, sqs and health to AWS whatever the profile says, unless told here.
  const to = ['--endpoint-url', cloud.urls.gateway, '--profile', operator];
  const shell = ['-c', `${cloud.python.aws} "$@"`, 'aws', ...to, ...args];
  return new Promise((resolve) => {
    execFile('/bin/sh', shell, { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: `${stdout}${stderr}` });
    });
  });
}

/** Throws when something is not as the story says. */
function check(holds: boolean, what: string): void {
  if (!holds) throw new LocalProblem(what);
}

/** Tells the whole story on one target, from the refused call to nothing left behind; throws at the first thing amiss. */
export async function tellStory(cloud: Cloud, target: Target, say: (step: StoryStep) => void): Promise<StoryResult> {
  const began = Date.now();
  const steps: StoryStep[] = [];
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const start = Date.now();
    const result = await work().catch((error: Error) => {
      throw new LocalProblem(`The story stopped at "${title}": ${error.message}`, { cause: error });
    });
    const done = { step: title, at: (start - began) / 1000, seconds: (Date.now() - start) / 1000 };
    steps.push(done);
    say(done);
    return result;
  };
  const address = (person: string) => cloud.signIns.find(({ id }) => id === person)?.email ?? '';
  const about = new RegExp(target.name.replace(/[-.]/g, '\\$&'));
  const subject = (start: string) => new RegExp(`${start}.*${about.source}`);
  const refused = async () => {
    const { code, output } = await awsCli(cloud, OPERATOR, target.command);
    check(
      code !== 0 && /explicit deny in a service control policy/.test(output),
      `the call was not refused: ${output}`,
    );
  };

  await step(`${OPERATOR} calls ${target.command.slice(0, 2).join(' ')} and the guard refuses`, refused);
  const link = await step('the operator gets a mail', async () =>
    linkIn(await mailTo(cloud, address(OPERATOR), subject('^(\\[Sandbox\\] )?Confirm'))),
  );
  const request = await requestOf(cloud, link.split('/').pop()?.replace('-', '') ?? '');
  await step('the operator confirms', async () => {
    const page = await openRequest(cloud, OPERATOR, link);
    await page.submit(/\/confirm$/, { reason: 'Retired last week, see the change record.' });
    check(page.status === 200, `confirming gave ${page.status}: ${page.text().slice(0, 200)}`);
  });
  await step('the approver gets a mail', () => mailTo(cloud, address(APPROVER), about));
  await step('the approver signs in and votes', async () => {
    const page = await castBallot(cloud, APPROVER, link, 'approve', target.typed ?? target.name);
    check(/receipt/.test(page.url), `no receipt after the vote: ${page.url}: ${page.text().slice(0, 300)}`);
  });
  check(await target.exists(), 'it was deleted before the release');
  await step('the operator is asked for the release', () =>
    mailTo(cloud, address(OPERATOR), subject('^(\\[Sandbox\\] )?Ready to run')),
  );
  await step('the operator releases', async () => {
    const page = await castBallot(cloud, OPERATOR, link, 'release', target.typed ?? target.name);
    check(/receipt/.test(page.url), `no receipt after the release: ${page.url}: ${page.text().slice(0, 300)}`);
  });
  await step('exactly that call runs', () => eventually('the call to run', async () => !(await target.exists())));
  await step('the request is closed', () =>
    eventually('the request to close', async () =>
      (await eventsOf(cloud, request)).some(({ type }) => type === 'closed'),
    ),
  );
  await step('operator and approver are told', async () => {
    await mailTo(cloud, address(OPERATOR), subject('Ran: '));
    await mailTo(cloud, address(APPROVER), subject('已执行：'));
  });
  check(await target.siblingExists(), 'the sibling is gone too');
  const leftovers = await leftoverGrants(cloud);
  check(leftovers.length === 0, `grants are left: ${leftovers.join(', ')}`);
  await step('trying again by hand is refused again', refused);
  const stored = await storedEvents(cloud, request);
  const folded = fold(request, stored);
  check(folded.ok, 'the ledger does not fold');
  const events = (await eventsOf(cloud, request)).map(({ type }) => type);
  return { outcome: folded.ok ? folded.state.phase : 'broken', request, steps, events, leftovers };
}
