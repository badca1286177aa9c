import type { Text } from '../en/text';
import { errors } from './errors';
import { mail } from './mail';
import { request } from './request';
import { signing } from './signing';
import { timeline } from './timeline';
import { words } from './words';

/** The Chinese catalogue, with the keys and placeholders of the English one. */
export const chinese: Text = { words, request, signing, errors, timeline, mail };
