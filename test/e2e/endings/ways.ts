import type { Cloud } from '../../../local/cloud';
import { leftoverGrants } from '../../../local/demo/evidence';
import { castBallot, openRequest } from '../../../local/demo/people';
import { confirmByPage, type Opened, openByCli, typesOf, until } from '../cloud';

/** A request about a bucket or a server that li-wei has confirmed and tom-baker has signed; the release is open. */
export async function signed(cloud: Cloud, kind: 'instance' | 'bucket'): Promise<Opened> {
  const opened = await confirmByPage(cloud, await openByCli(cloud, kind));
  await castBallot(cloud, 'tom-baker', opened.link, 'approve', opened.target.name);
  await until(cloud, opened.request, 'copied');
  return opened;
}

/** The operator lets it run. */
export const release = (cloud: Cloud, { link, target }: Opened) =>
  castBallot(cloud, 'li-wei', link, 'release', target.name);

/** The answer of the next call of this action that succeeds gets lost on its way to the broker. */
export async function loseAnswer(cloud: Cloud, action: string): Promise<void> {
  const answer = await fetch(`${cloud.urls.gateway}/_countersign/lose-answer`, { method: 'POST', body: action });
  expect(answer.status).toBe(204);
}

/** Sent, and no answer came back: the call took effect, and nobody at our side knows. */
export async function unknownOutcome(cloud: Cloud): Promise<Opened> {
  const opened = await signed(cloud, 'bucket');
  await loseAnswer(cloud, 's3:DeleteBucket');
  await release(cloud, opened);
  await until(cloud, opened.request, 'unknown');
  return opened;
}

/** Waits for the end and expects it to be closed, with these events after the signature's or from the start, and no role left. */
export async function expectClosed(
  cloud: Cloud,
  { request }: Opened,
  events: readonly string[],
  seconds = 60,
): Promise<void> {
  await until(cloud, request, 'closed', seconds);
  expect((await typesOf(cloud, request)).slice(-events.length)).toEqual(events);
  expect(await leftoverGrants(cloud)).toEqual([]);
}

/** What a person's page of the request says. */
export const pageOf = async (cloud: Cloud, person: string, { link }: Pick<Opened, 'link'>): Promise<string> =>
  (await openRequest(cloud, person, link)).text();
