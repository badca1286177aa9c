import type { BrowserContext } from 'playwright-core';

/**
 * Notes everything that a browser complains about: its console (violations of a content security policy among it),
 * errors of pages, requests that failed, answers with an error status.
 */
export function watchForTrouble(context: BrowserContext): readonly string[] {
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (/^(error|warning)$/.test(message.type()))
      troubles.push(`console: ${message.text()} (${message.page()?.url()})`);
  });
  context.on('weberror', (error) => troubles.push(`error: ${error.error().message}`));
  context.on('requestfailed', (request) => troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}
