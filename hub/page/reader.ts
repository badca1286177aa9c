import type { Context } from 'hono';
import type { Language } from '../../shared/consequence/consequence';
import type { Text } from '../text/en/text';
import { providerNameOf } from '../text/provider-name';
import { textIn } from '../text/text';
import type { Clock } from '../text/time';
import { chosenLanguage } from './chosen-language';
import { localPath } from './local-path';
import type { SitePorts } from './ports';
import type { Visit } from './session';
import type { Site } from './site';

/** Everything a page must know about who reads it and where. */
export interface Reader {
  readonly site: Site;
  readonly visit: Visit | null;
  readonly text: Text;
  readonly clock: Clock;
  readonly now: Date;
  /** Where the reader is, to be led back to after a switch of language. */
  readonly path: string;
  readonly ports: SitePorts;
}

/**
 * The reader of this request. The language is the one this browser was switched to, else the person's own, else the
 * browser's, else the installation's; the zone is the person's, else the installation's.
 */
export function readerOf(c: Context, site: Site, ports: SitePorts, visit: Visit | null): Reader {
  const { configuration } = ports;
  const language =
    chosenLanguage(c) ?? visit?.person.language ?? accepted(c.req.header('accept-language')) ?? configuration.language;
  const zone = visit?.person.zone ?? configuration.zone;
  const { pathname, search } = new URL(c.req.url);
  const path = localPath(`${pathname}${pathname === '/sign-in' ? search : ''}`);
  return { site, visit, text: textIn(language), clock: { language, zone }, now: ports.now(), path, ports };
}

function accepted(header: string | undefined): Language | null {
  const first = /^\s*(en|zh)\b/i.exec(header ?? '')?.[1]?.toLowerCase();
  return first === 'en' || first === 'zh' ? first : null;
}

/** The identity provider by the name that people know it under. */
export const providerName = ({ ports }: Pick<Reader, 'ports'>): string => providerNameOf(ports.configuration);
