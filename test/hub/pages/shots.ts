import { configuration } from '../../organization/configuration';
import { hidden, linkTo } from '../browser';
import { aStory, INSTANCE } from '../builders';
import { sites } from '../sites';
import { STORIES } from './stories';

/** One page as somebody sees it. */
export interface Shot {
  readonly name: string;
  readonly body: string;
}

/** Readers: the operator in both languages, a signer who reads English and one who reads Chinese. */
const READERS = [
  ['li-wei', null],
  ['li-wei', 'zh'],
  ['tom-baker', null],
  ['wang-fang', null],
] as const;

type Hub = ReturnType<typeof sites>;

async function reading(hub: Hub, kind: 'web' | 'ballot', person: string, language: 'zh' | null) {
  const browser = await hub.signedIn(kind, person);
  if (language) browser.cookies.set('__Host-language', language);
  return browser;
}

/** Every page of the web origin in every state, as every reader. */
export async function webShots(): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  for (const [state, story] of Object.entries(STORIES)) {
    const hub = sites({ ...configuration, sandbox: true });
    const code = await hub.plant(story());
    for (const [person, language] of READERS) {
      const who = `${person}${language ? `-${language}` : ''}`;
      const browser = await reading(hub, 'web', person, language);
      const { status, body } = await browser.get(`/r/${code}`);
      if (status === 200) shots.push({ name: `r-${state}-${who}`, body });
      if (['to-sign', 'unknown', 'expired'].includes(state))
        shots.push({ name: `home-${state}-${who}`, body: (await browser.get('/')).body });
      const form = { csrf: hidden(body, 'csrf'), seen: hidden(body, 'seen'), reason: '', tookEffect: 'yes' };
      if (state === 'to-sign' && person !== 'li-wei')
        shots.push({ name: `r-reject-no-reason-${who}`, body: (await browser.post(`/r/${code}/reject`, form)).body });
      if (state === 'unknown' && person !== 'li-wei')
        shots.push({ name: `r-settle-no-reason-${who}`, body: (await browser.post(`/r/${code}/settle`, form)).body });
    }
  }
  return [...shots, ...(await answers())];
}

/** Pages that are about no request, in both languages. */
async function answers(): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  for (const language of ['en', 'zh'] as const) {
    const hub = sites({ ...configuration, sandbox: true });
    const nobody = hub.browser('web');
    nobody.cookies.set('__Host-language', language);
    const { body } = await nobody.get('/sign-in');
    shots.push({ name: `sign-in-${language}`, body });
    shots.push({ name: `sign-in-stray-${language}`, body: (await nobody.get('/signed-in?code=x&state=x')).body });
    const somebody = await hub.signedIn('web', 'ana-ruiz');
    somebody.cookies.set('__Host-language', language);
    shots.push({ name: `home-empty-${language}`, body: (await somebody.get('/')).body });
    shots.push({ name: `not-found-${language}`, body: (await somebody.get('/r/00000000')).body });
    shots.push({ name: `no-page-${language}`, body: (await somebody.get('/nowhere')).body });
    shots.push({ name: `form-refused-${language}`, body: (await somebody.post('/sign-out', { csrf: '' })).body });
    Object.assign(hub.memory.index, {
      list: async () => {
        throw new Error('the table does not answer');
      },
    });
    shots.push({ name: `fault-${language}`, body: (await somebody.get('/')).body });
  }
  return shots;
}

/** A request with the longest name, the longest reason and twelve resources. */
export async function longShots(): Promise<readonly Shot[]> {
  const [first] = INSTANCE;
  const name = 'orders-service-of-the-warehouse-'.repeat(8).slice(0, 255);
  const resources = Array.from({ length: 12 }, (_, index) => ({
    arn: `arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f600${String(index + 1).padStart(2, '0')}`,
    identity: `i-0a1b2c3d4e5f600${String(index + 1).padStart(2, '0')}`,
    attributes: (first?.attributes ?? []).map((each) => (each.key === 'name' ? { ...each, value: name } : each)),
  }));
  const story = aStory({ resources }).opened().assess();
  const reason = 'x'.repeat(200);
  story.add({
    type: 'confirmed',
    data: { person: 'li-wei', approvalHash: story.assessed.approvalHash, reason },
  });
  const hub = sites();
  const code = await hub.plant(story);
  const shots: Shot[] = [];
  for (const person of ['tom-baker', 'wang-fang']) {
    const web = await hub.signedIn('web', person);
    const ballot = await hub.signedIn('ballot', person);
    shots.push({ name: `long-r-${person}`, body: (await web.get(`/r/${code}`)).body });
    shots.push({ name: `long-home-${person}`, body: (await web.get('/')).body });
    shots.push({ name: `long-b-${person}`, body: (await ballot.get(`/b/${code}`)).body });
  }
  return shots;
}

/** Every page of the ballot origin: as a signer in each language, and as the operator at release. */
export async function ballotShots(): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  const roles = [
    ['to-sign', 'tom-baker', 'approve'],
    ['to-sign', 'wang-fang', 'approve'],
    ['to-release', 'li-wei', 'release'],
    ['to-release', 'li-wei', 'release', 'zh'],
  ] as const;
  for (const [state, id, choice, language = null] of roles) {
    const person = `${id}${language ? `-${language}` : ''}`;
    const hub = sites();
    const story = STORIES[state]?.() ?? aStory();
    const code = await hub.plant(story);
    const browser = await reading(hub, 'ballot', id, language);
    const page = await browser.get(`/b/${code}`);
    shots.push({ name: `b-${choice}-${person}`, body: page.body });
    const form = { csrf: hidden(page.body, 'csrf'), seen: hidden(page.body, 'seen') };
    const wrong = await browser.post(`/b/${code}/${choice}`, { ...form, typed: 'orders-api-2' });
    shots.push({ name: `b-${choice}-${person}-mistyped`, body: wrong.body });
    await browser.post(`/b/${code}/${choice}`, { ...form, typed: 'orders-api-1' });
    const readBack = await browser.get(`/b/${code}/read-back`);
    shots.push({ name: `b-${choice}-${person}-read-back`, body: readBack.body });
    const link = linkTo(readBack.body, 'https://id.example.com');
    const back = hub.memory.ballotProvider.signIn(link, id, hub.time.now);
    await browser.get(back);
    shots.push({ name: `b-${choice}-${person}-receipt`, body: (await browser.get(`/b/${code}/receipt`)).body });
    shots.push({ name: `b-${choice}-${person}-replayed`, body: (await browser.get(back)).body });
  }
  return shots;
}
