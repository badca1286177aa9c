import type { Cloud } from '../../local/cloud';
import { eventsOf, eventually, linkIn, mailTo, requestOf } from '../../local/demo/evidence';
import { openRequest } from '../../local/demo/people';
import { awsCli } from '../../local/demo/story';
import { bucketTarget, instanceTarget, type Target } from '../../local/demo/target';
import { findCloud } from '../../local/running';
import { CLOUD } from './start-cloud';

/** The local cloud that was started for the end-to-end tests. */
export async function theCloud(): Promise<Cloud> {
  const cloud = await findCloud(CLOUD);
  if (!cloud) throw new Error('the local cloud of the end-to-end tests is not running');
  return cloud;
}

/** Mail address of a person of the demo Organization. */
export const addressOf = (cloud: Cloud, person: string): string =>
  cloud.signIns.find(({ id }) => id === person)?.email ?? '';

/** A request that a refused call of the real AWS CLI has opened. */
export interface Opened {
  readonly target: Target;
  /** Who called and was refused. */
  readonly operator: string;
  readonly request: string;
  readonly link: string;
}

/** Lets li-wei's call be refused and waits for the request and its mail. */
export async function openByCli(cloud: Cloud, kind: 'instance' | 'bucket' = 'instance'): Promise<Opened> {
  return openWith(cloud, 'li-wei', await (kind === 'bucket' ? bucketTarget(cloud) : instanceTarget(cloud)));
}

/** Lets an operator's call on a target be refused and waits for the request and its mail. */
export async function openWith(cloud: Cloud, operator: string, target: Target): Promise<Opened> {
  const { code, output } = await awsCli(cloud, operator, target.command);
  if (code === 0 || !output.includes('explicit deny in a service control policy'))
    throw new Error(`not refused: ${output}`);
  const mail = await mailTo(cloud, addressOf(cloud, operator), new RegExp(`Confirm.*${target.name}`));
  const link = linkIn(mail);
  const request = await requestOf(cloud, link.split('/').pop()?.replace('-', '') ?? '');
  return { target, operator, link, request };
}

/** The same, and the operator has confirmed. */
export async function confirmByPage(cloud: Cloud, opened: Opened): Promise<Opened> {
  const page = await openRequest(cloud, opened.operator, opened.link);
  await page.submit(/\/confirm$/, { reason: 'Retired last week.' });
  await until(cloud, opened.request, 'confirmed');
  return opened;
}

/** Waits until an event of this type is in the request's ledger. */
export const until = (cloud: Cloud, request: string, type: string, seconds = 60): Promise<true> =>
  eventually(
    `event ${type} of ${request}`,
    async () => (await typesOf(cloud, request)).includes(type) as true,
    seconds,
  );

/** Types of a request's events so far. */
export const typesOf = async (cloud: Cloud, request: string): Promise<readonly string[]> =>
  (await eventsOf(cloud, request)).map(({ type }) => type);

/** Subjects of the mails about a target that a person has got, oldest first. */
export async function subjectsTo(cloud: Cloud, address: string, target: Target): Promise<readonly string[]> {
  const mails = (await cloud.mails()).filter(
    ({ to, subject }) => to.includes(address) && subject.includes(target.name),
  );
  return mails.map(({ subject }) => subject).reverse();
}
