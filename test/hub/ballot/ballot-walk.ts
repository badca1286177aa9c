import type { Configuration } from '../../../shared/configuration/configuration';
import { configuration } from '../../organization/configuration';
import { hidden } from '../browser';
import { aStory } from '../builders';
import { sites } from '../sites';

/** Origin of the identity provider in tests. */
export const ID = 'https://id.example.com';

/** How a walk differs from the usual one. */
export interface Walk {
  readonly person?: string;
  readonly typed?: string;
  readonly using?: Configuration;
  readonly choice?: 'approve' | 'release';
}

/** Walks a person from the ballot page over the post to the read-back page. */
export async function toReadBack({
  choice = 'approve',
  person = choice === 'approve' ? 'tom-baker' : 'li-wei',
  typed = 'orders-api-1',
  using = configuration,
}: Walk = {}) {
  const hub = sites(using);
  const story = aStory({ using }).until(choice === 'approve' ? 'confirmed' : 'copied');
  const code = await hub.plant(story);
  const browser = await hub.signedIn('ballot', person);
  const page = await browser.get(`/b/${code}`);
  const form = { csrf: hidden(page.body, 'csrf'), seen: hidden(page.body, 'seen'), typed };
  const started = await browser.post(`/b/${code}/${choice}`, form);
  const readBack = await browser.get(`/b/${code}/read-back`);
  return { hub, story, code, browser, page, started, readBack };
}
