import type { Context } from 'hono';
import type { Language } from '../../shared/consequence/consequence';
import type { Text } from '../text/en/text';
import { providerNameOf } from '../text/provider-name';
import { textIn } from '../text/text';
import type { Clock } from '../text/time';
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
  readonly ports: SitePorts;
}

/** The reader of this request: a person reads in their own language and zone, others in the browser's and the installation's. */
export function readerOf(c: Context, site: Site, ports: SitePorts, visit: Visit | null): Reader {
  const { configuration } = ports;
  const language = visit?.person.language ?? accepted(c.req.header('accept-language')) ?? configuration.language;
  const zone = visit?.person.zone ?? configuration.zone;
  return { site, visit, text: textIn(language), clock: { language, zone }, now: ports.now(), ports };
}

function accepted(header: string | undefined): Language | null {
  const first = /^\s*(en|zh)\b/i.exec(header ?? '')?.[1]?.toLowerCase();
  return first === 'en' || first === 'zh' ? first : null;
}

/** The identity provider by the name that people know it under. */
export const providerName = ({ ports }: Pick<Reader, 'ports'>): string => providerNameOf(ports.configuration);
