import type { Cloud } from '../../../local/cloud';
import { eventsOf, eventually } from '../../../local/demo/evidence';
import { castBallot, signInAs } from '../../../local/demo/people';
import { Visitor } from '../../../local/demo/visitor';
import type { EventData } from '../../../shared/ledger/event';
import { type Opened, typesOf, until } from '../cloud';

/** What the hub has recorded about a request's call and who must sign it. */
export async function assessedOf(cloud: Cloud, { request }: Opened): Promise<EventData['assessed']> {
  await until(cloud, request, 'assessed');
  const [data] = (await eventsOf(cloud, request)).flatMap((event) => (event.type === 'assessed' ? [event.data] : []));
  if (!data) throw new Error(`${request} was not assessed`);
  return data;
}

/** The signatures in a request's ledger, in their order: index of the level, and person. */
export const votesOf = async (cloud: Cloud, { request }: Opened) =>
  (await eventsOf(cloud, request)).flatMap(({ type, data }) =>
    type === 'voted' ? [[data.level, data.person] as const] : [],
  );

const verified = async (cloud: Cloud, { request }: Opened): Promise<number> =>
  (await typesOf(cloud, request)).filter((type) => type === 'verified').length;

/** A person signs on the pages, and the broker finds the signature good. */
export async function approve(cloud: Cloud, opened: Opened, person: string): Promise<void> {
  const before = await verified(cloud, opened);
  const page = await castBallot(cloud, person, opened.link, 'approve', opened.target.name);
  if (!page.url.includes('/receipt')) throw new Error(`${person} got no receipt: ${page.text().slice(0, 300)}`);
  await eventually(`the ballot of ${person} to count`, async () => (await verified(cloud, opened)) > before);
}

/** Sends the form that approves, whether or not the ballot page offers it to whoever signs in so. */
export async function tryToApprove(
  cloud: Cloud,
  opened: Opened,
  signIn: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const { approvalHash: seen } = await assessedOf(cloud, opened);
  const ballot = opened.link.replace(`${cloud.urls.web}/r/`, `${cloud.urls.ballot}/b/`);
  const visitor = await new Visitor().open(ballot);
  await signInAs(cloud, visitor, signIn);
  if (visitor.status !== 200) throw new Error(`${signIn} got ${visitor.status} at ${visitor.url}`);
  await visitor.post(`${ballot}/approve`, { seen, typed: opened.target.name });
  return { status: visitor.status, text: visitor.text() };
}
