import type { Cloud } from '../cloud';
import { Visitor } from './visitor';

/** Signs a visitor in where the page in front of them asks for it; already signed in is fine. */
export async function signInAs(cloud: Cloud, visitor: Visitor, person: string): Promise<void> {
  if (!/\/sign-in/.test(new URL(visitor.url).pathname)) return;
  await visitor.follow(/\/oauth2\/authorize/);
  await answerProvider(cloud, visitor, person);
}

/** Types user name and password at the identity provider, where it asks. */
export async function answerProvider(cloud: Cloud, visitor: Visitor, person: string): Promise<void> {
  const signIn = cloud.signIns.find(({ id }) => id === person);
  if (!signIn) throw new Error(`${person} has no sign-in`);
  if (!visitor.offers(/login/)) return;
  await visitor.submit(/login/, { username: signIn.username, password: signIn.password });
}

/** Opens a request as a person, signing in on the way. */
export async function openRequest(cloud: Cloud, person: string, link: string): Promise<Visitor> {
  const visitor = await new Visitor().open(link);
  await signInAs(cloud, visitor, person);
  if (visitor.status !== 200)
    throw new Error(`${person} got ${visitor.status} at ${visitor.url}: ${visitor.text().slice(0, 200)}`);
  return visitor;
}

/**
 * Casts a ballot from the request page on: to the ballot page, the decision with the typed fact, the read-back page,
 * the identity provider, and back to the receipt.
 */
export async function castBallot(
  cloud: Cloud,
  person: string,
  link: string,
  choice: 'approve' | 'release',
  typed: string,
): Promise<Visitor> {
  const visitor = await openRequest(cloud, person, link);
  await visitor.follow(/\/b\/[0-9A-Z]/);
  await signInAs(cloud, visitor, person);
  await visitor.submit(new RegExp(`/${choice}$`), { typed });
  await visitor.follow(/\/oauth2\/authorize/);
  await answerProvider(cloud, visitor, person);
  return visitor;
}
