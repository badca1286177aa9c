import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { providerNameOf } from '../../../hub/text/provider-name';
import { textIn } from '../../../hub/text/text';
import type { Cloud } from '../../../local/cloud';
import { eventually } from '../../../local/demo/evidence';
import { addressOf } from '../cloud';
import { watchForTrouble } from './trouble';

/** Milliseconds that a person waits for a page; far more than any page takes. */
const PATIENCE = 20_000;

const PROVIDER = providerNameOf({ signIn: { provider: 'cognito' } });

/** How somebody's browser is set up. */
export interface Setup {
  readonly language?: 'en' | 'zh';
  readonly javaScript?: boolean;
}

/** A person of the demo Organization at a browser of their own: own cookies, own mail, pages read by role and label. */
export class Person {
  /** The page in front of them. */
  page: Page;

  private constructor(
    readonly cloud: Cloud,
    readonly id: string,
    readonly context: BrowserContext,
    readonly text: ReturnType<typeof textIn>,
    page: Page,
    /** What the browser complained about so far; empty when all is well. */
    readonly troubles: readonly string[],
  ) {
    this.page = page;
  }

  /** Opens a browser profile for a person. */
  static async at(browser: Browser, cloud: Cloud, id: string, setup: Setup = {}): Promise<Person> {
    const { language = 'en', javaScript = true } = setup;
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const context = await browser.newContext({ javaScriptEnabled: javaScript, locale });
    context.setDefaultTimeout(PATIENCE);
    const troubles = watchForTrouble(context);
    return new Person(cloud, id, context, textIn(language), await context.newPage(), troubles);
  }

  /** The newest mail to them about `what` whose subject matches, opened in the mailbox. */
  async openMail(subject: string, what: string): Promise<FrameLocator> {
    await this.page.goto(this.cloud.urls.mailbox);
    const toThem = this.page.getByRole('listitem').filter({ hasText: `to ${addressOf(this.cloud, this.id)}` });
    const mails = toThem.getByRole('link').filter({ hasText: subject }).filter({ hasText: what });
    await eventually(`a mail "${subject}" to ${this.id}`, async () => {
      if ((await mails.count()) > 0) return true;
      await this.page.reload();
      return false;
    });
    await mails.first().click();
    const mail = this.page.getByTitle('HTML part').contentFrame();
    await mail.getByRole('link').waitFor();
    return mail;
  }

  /** Follows the one link of an open mail, into a new tab as mail programs do. */
  async follow(mail: FrameLocator): Promise<void> {
    const opened = this.context.waitForEvent('page');
    await mail.getByRole('link').click();
    await this.page.close();
    this.page = await opened;
    await this.page.waitForLoadState();
  }

  /** From our sign-in page to the provider's, with name and password, and back. */
  async signIn(): Promise<void> {
    await this.title(this.text.signing.signIn.head).waitFor();
    await this.page.getByRole('link', { name: this.text.signing.signIn.button(PROVIDER) }).click();
    await this.answerProvider();
  }

  /** Types name and password at the provider's hosted page. */
  async answerProvider(): Promise<void> {
    const known = this.cloud.signIns.find(({ id }) => id === this.id);
    await this.page.getByLabel('Username').fill(known?.username ?? '');
    await this.page.getByLabel('Password').fill(known?.password ?? '');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** The title of the page, when it says so. */
  title = (words: string | RegExp): Locator => this.page.getByRole('heading', { level: 1, name: words });
  press = (button: string): Promise<void> => this.page.getByRole('button', { name: button, exact: true }).click();
  go = (link: string): Promise<void> => this.page.getByRole('link', { name: link, exact: true }).click();
  type = (label: string, value: string): Promise<void> => this.page.getByLabel(label).fill(value);
  /** Waits until the page says so. */
  reads = (words: string | RegExp): Promise<void> => this.page.getByRole('main').getByText(words).first().waitFor();

  /** The check number that the page shows. */
  async checkNumber(): Promise<string> {
    const shown = await this.page.getByRole('main').textContent();
    return /\d{3} \d{3} \d{3} \d{3}/.exec(shown ?? '')?.[0] ?? '';
  }

  /** From the ballot page on: types the name, presses, reads back, signs at the provider, and has the receipt. */
  async cast(choice: 'approve' | 'release', name: string): Promise<void> {
    const { signing, request } = this.text;
    const label = choice === 'approve' ? signing.ballot.typeToApprove.name : signing.ballot.typeToRelease.name;
    await this.title(name).waitFor();
    await this.type(label, name);
    const yes = choice === 'approve' ? request.approveButton : new RegExp(`^${request.releaseButton('')}`);
    await this.page.getByRole('button', { name: yes }).click();
    await this.page.waitForURL(/\/read-back$/);
    await this.title(name).waitFor();
    await this.go(choice === 'approve' ? signing.readBack.goApprove(PROVIDER) : signing.readBack.goRelease(PROVIDER));
    await this.answerProvider();
    await this.page.waitForURL(/\/receipt$/);
  }
}
