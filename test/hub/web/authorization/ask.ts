import { linkTo } from '../../browser';
import { sites } from '../../sites';
import type { Route } from './matrix';
import { organization } from './organization';
import { requestAt } from './request';
import { as, VISITORS, type Visitor } from './visitors';

type Hub = ReturnType<typeof sites>;

/** What the application answers to one visitor, in the words of the matrix. */
export async function ask(route: Route, method: string, by: string): Promise<string> {
  const { origin, path, when } = route;
  const hub = sites(organization);
  const story = requestAt(when);
  const code = await hub.plant(story);
  const visitor = await VISITORS[by]?.(hub, origin);
  if (!visitor) throw new Error(`there is no visitor called ${by}`);
  const seen = story.assessed.approvalHash;
  const form = {
    csrf: visitor.csrf,
    seen,
    reason: 'x',
    typed: 'orders-api-1',
    tookEffect: 'yes',
    language: 'zh',
    to: '/',
  };
  const query = path.includes('RETURN') ? await ballotOf(hub, code, form, by === 'approver' ? visitor : null) : '';
  const before = hub.memory.ledger.appends;
  const answer = await send(visitor, method, path.replace('CODE', code).replace('RETURN', query), form);
  const events = await hub.memory.ledger.read(story.request);
  const written = hub.memory.ledger.appends > before ? ` +${JSON.parse(events.at(-1)?.body ?? '{}').type}` : '';
  const plainly = (address: string) => address.replace(code, 'CODE').replace(code.replace('-', ''), 'CODE');
  const to = answer.location ? ` ${plainly(answer.location)}` : '';
  return `${answer.status}${to}${written}`;
}

function send({ browser, bare }: Visitor, method: string, path: string, form: Readonly<Record<string, string>>) {
  if (method === 'GET') return browser.get(path);
  if (method === 'HEAD') return browser.head(path);
  if (method === 'POST') return browser.post(path, form, bare ? { origin: '', 'sec-fetch-site': '' } : {});
  return browser.ask(method, path);
}

/** The provider's answer to a ballot that the approver has begun, in this browser of theirs or in another one. */
async function ballotOf(
  hub: Hub,
  code: string,
  form: Readonly<Record<string, string>>,
  own: Visitor | null,
): Promise<string> {
  const { browser, csrf } = own ?? (await as(hub, 'ballot', 'tom-baker'));
  await browser.post(`/b/${code}/approve`, { ...form, csrf });
  const link = linkTo((await browser.get(`/b/${code}/read-back`)).body, 'https://id.example.com');
  return new URL(hub.memory.ballotProvider.signIn(link, 'tom-baker', hub.time.now)).search.slice(1);
}
