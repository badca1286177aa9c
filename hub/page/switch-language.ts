import type { Context } from 'hono';
import { answer } from './answer-page';
import { isLanguage, keepLanguage } from './chosen-language';
import { fromOurselves } from './guard';
import { localPath } from './local-path';
import type { SitePorts } from './ports';
import { readerOf } from './reader';
import type { Site } from './site';

/** Switches the language of this browser and nothing else, so it asks for our own origin but for no session. */
export async function switchLanguage(c: Context, site: Site, ports: SitePorts): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const to = localPath(form.get('to') ?? undefined);
  const language = form.get('language');
  if (!fromOurselves(c, site) || !isLanguage(language)) {
    const reader = readerOf(c, site, ports, null);
    const { errors } = reader.text;
    return answer(c, reader, { status: 403, ...errors.form, link: { href: to, label: errors.open } });
  }
  keepLanguage(c, language);
  return c.redirect(to, 303);
}
