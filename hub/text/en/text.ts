import { errors } from './errors';
import { mail } from './mail';
import { request } from './request';
import { signing } from './signing';
import { timeline } from './timeline';
import { words } from './words';

/** The English catalogue, complete; keys and placeholders of every language. */
export const english = { words, request, signing, errors, timeline, mail };

/** Everything that pages and mails say, in one language. English decides the keys; the compiler holds Chinese to them. */
export type Text = typeof english;
