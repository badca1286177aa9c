import type { SitePorts } from '../page/ports';

/** What the pages need of the world; `provider` is the page's client. */
export type WebPorts = SitePorts;
