import type { Browser } from 'playwright-core';
import type { Cloud } from '../../local/cloud';
import { startBrowser } from './browser/chromium';
import { otherSite } from './browser/other-site';
import { Person } from './browser/person';
import { confirmByPage, type Opened, openByCli, theCloud, until } from './cloud';
import { changesNothing } from './unchanged';

const CONFIRM = { form: { reason: 'x', seen: 'x', csrf: 'x' }, maxRedirects: 0 };

describe('a visit that may not be: a clear page and no change', () => {
  let browser: Browser;
  let cloud: Cloud;
  let opened: Opened;
  let confirmed: Opened;
  beforeAll(async () => {
    browser = await startBrowser();
    cloud = await theCloud();
    opened = await openByCli(cloud);
    confirmed = await confirmByPage(cloud, await openByCli(cloud));
    await until(cloud, opened.request, 'assessed');
  });
  afterAll(() => browser.close());

  /** A person with the request before them. */
  async function reading(id: string, link: string): Promise<Person> {
    const person = await Person.at(browser, cloud, id);
    await person.page.goto(link);
    await person.signIn();
    return person;
  }

  /** The hidden fields of the form before a person. */
  async function hidden(person: Person): Promise<Record<string, string>> {
    const value = (name: string) => person.page.locator(`form[aria-label] input[name=${name}]`).first().inputValue();
    return { csrf: await value('csrf'), seen: await value('seen') };
  }

  it('without sign-in the link shows a sign-in page that names nothing of the request, and a post is refused', async () => {
    const somebody = await Person.at(browser, cloud, 'li-wei');
    await changesNothing(cloud, opened.request, async () => {
      await somebody.page.goto(opened.link);
      await somebody.title('Sign in to continue.').waitFor();
      expect(await somebody.page.content()).not.toContain(opened.target.name);
      for (const path of ['confirm', 'cancel', 'reject']) {
        const answer = await somebody.context.request.post(`${opened.link}/${path}`, {
          ...CONFIRM,
          headers: { origin: cloud.urls.web },
        });
        expect(answer.status()).toBe(403);
        expect(await answer.text()).toContain('This form is no longer valid.');
      }
    });
    const ballot = confirmed.link.replace(`${cloud.urls.web}/r/`, `${cloud.urls.ballot}/b/`);
    await changesNothing(cloud, confirmed.request, async () => {
      const answer = await somebody.context.request.post(`${ballot}/approve`, {
        ...CONFIRM,
        headers: { origin: cloud.urls.ballot },
      });
      expect(answer.status()).toBe(403);
    });
  });

  it('a person who takes no part gets the page for a request that does not exist, and cannot act on it either', async () => {
    const stranger = await reading('ana-ruiz', opened.link);
    await changesNothing(cloud, opened.request, async () => {
      await stranger.title('Request not found.').waitFor();
      const theirs = await stranger.page.getByRole('main').innerHTML();
      await stranger.page.goto(`${cloud.urls.web}/r/0000-0000`);
      expect(await stranger.page.getByRole('main').innerHTML()).toBe(theirs);
      const csrf = await stranger.page.locator('input[name=csrf]').first().inputValue();
      const form = { csrf, seen: '', reason: 'mine now' };
      const headers = { origin: cloud.urls.web };
      const answer = await stranger.context.request.post(`${opened.link}/confirm`, { form, headers });
      expect(answer.status()).toBe(404);
    });
  });

  it('the operator is told that they cannot sign their own request', async () => {
    const operator = await reading('li-wei', confirmed.link);
    await changesNothing(cloud, confirmed.request, async () => {
      const seen = (await hidden(operator)).seen ?? '';
      const ballot = confirmed.link.replace(`${cloud.urls.web}/r/`, `${cloud.urls.ballot}/b/`);
      await operator.page.goto(ballot);
      await operator.signIn();
      await operator.reads('There is nothing for you to sign here now.');
      const csrf = await operator.page.locator('input[name=csrf]').first().inputValue();
      const form = { csrf, seen, typed: confirmed.target.name };
      const headers = { origin: cloud.urls.ballot };
      const answer = await operator.context.request.post(`${ballot}/approve`, { form, headers });
      expect(answer.status()).toBe(403);
      expect(await answer.text()).toContain('You cannot sign your own request.');
    });
  });

  it('a form of another origin is refused, even with the right fields in the right person’s browser', async () => {
    const operator = await reading('li-wei', opened.link);
    const evil = await otherSite(`${opened.link}/confirm`, { ...(await hidden(operator)), reason: 'gotcha' });
    await changesNothing(cloud, opened.request, async () => {
      await operator.page.goto(evil.url);
      await operator.press('Win');
      await operator.title('This form is no longer valid.').waitFor();
    });
    evil.close();
  });

  it('a stale hash is refused with the request as it is now, and so is a token of another session', async () => {
    const operator = await reading('li-wei', opened.link);
    const submitWith = async (name: string, value: string) => {
      await operator.page.goto(opened.link);
      await operator.page.evaluate(
        `for (const field of document.querySelectorAll('input[name=${name}]')) field.value = ${JSON.stringify(value)}`,
      );
      await operator.press(operator.text.request.confirmButton);
    };
    await changesNothing(cloud, opened.request, async () => {
      await submitWith('seen', 'f'.repeat(64));
      await operator.page.getByRole('alert').getByText('This changed while you were reading.').waitFor();
      await operator.title(opened.target.name).waitFor();
      await submitWith('csrf', 'x'.repeat(43));
      await operator.title('This form is no longer valid.').waitFor();
    });
  });

  it('a ballot with a stale hash or a wrong name never reaches the provider', async () => {
    const approver = await Person.at(browser, cloud, 'tom-baker');
    const ballot = confirmed.link.replace(`${cloud.urls.web}/r/`, `${cloud.urls.ballot}/b/`);
    await approver.page.goto(ballot);
    await approver.signIn();
    const { request, signing } = approver.text;
    await changesNothing(cloud, confirmed.request, async () => {
      await approver.type(signing.ballot.typeToApprove.name, 'another-name');
      await approver.press(request.approveButton);
      await approver.reads(`You typed another-name. The request is for ${confirmed.target.name}.`);
      await approver.page.goto(ballot);
      await approver.type(signing.ballot.typeToApprove.name, confirmed.target.name);
      await approver.page.evaluate(`document.querySelector('input[name=seen]').value = '${'f'.repeat(64)}'`);
      await approver.press(request.approveButton);
      await approver.page.getByRole('alert').getByText('No signature was recorded.').waitFor();
    });
  });
});
