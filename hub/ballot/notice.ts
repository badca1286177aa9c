import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Phrase } from '../../shared/consequence/phrase';
import type { Html } from '../page/html';

/** What could not be accepted, above the request and beside the field. */
export interface BallotNotice {
  readonly status: ContentfulStatusCode;
  readonly box: Html;
  readonly typed?: { readonly value: string; readonly error: Phrase };
}
