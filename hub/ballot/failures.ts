import type { Context } from 'hono';
import { requestCodeOf, showRequestCode } from '../../shared/approval/request-id';
import { type Phrase, say } from '../../shared/consequence/phrase';
import { deadlineOf } from '../../shared/lifecycle/state';
import { type Answer, answer } from '../page/answer-page';
import { providerName, type Reader } from '../page/reader';
import { personName } from '../page/request-view';
import { readRequest } from '../steps/request';
import { showSpan, showTime } from '../text/time';

/** Why the provider's answer records nothing. */
export type Failure =
  | { readonly kind: 'cancel' | 'stray' | 'late' | 'used' | 'unproven' | 'moved' | 'down' }
  | { readonly kind: 'other'; readonly signedIn: string | null; readonly started: string }
  | { readonly kind: 'old'; readonly since: number | null };

/** The page of a failed return: what happened, that no signature was recorded, and the way back to the request. */
export async function returnFailed(
  c: Context,
  reader: Reader,
  failure: Failure,
  request: string | null,
): Promise<Response> {
  const { errors, signing } = reader.text;
  const link =
    request === null
      ? { href: reader.site.home, label: errors.home }
      : { href: `/b/${showRequestCode(requestCodeOf(request))}`, label: signing.ballot.back };
  return answer(c, reader, { ...(await words(reader, failure, request)), link });
}

async function words(reader: Reader, failure: Failure, request: string | null): Promise<Omit<Answer, 'link'>> {
  const { returned } = reader.text.signing;
  const provider = providerName(reader);
  const { contact } = reader.ports.configuration.mail;
  switch (failure.kind) {
    case 'cancel':
    case 'late':
    case 'used':
      return { status: failure.kind === 'cancel' ? 200 : 409, ...returned[failure.kind] };
    case 'stray':
    case 'unproven':
      return { status: 403, head: returned[failure.kind].head, rest: returned[failure.kind].rest(contact) };
    case 'other': {
      const signedIn = failure.signedIn ? personName(reader, failure.signedIn) : say`${returned.other.nobody}`;
      const rest = returned.other.rest(signedIn, personName(reader, failure.started), provider);
      return { status: 403, head: returned.other.head, rest };
    }
    case 'old': {
      const age =
        failure.since === null
          ? returned.old.unknownAge
          : showSpan(reader.now.getTime() - failure.since * 1000, reader.clock.language);
      return { status: 403, head: returned.old.head, rest: returned.old.rest(provider, age) };
    }
    case 'moved':
      return { status: 409, head: returned.moved.head, rest: await tagNow(reader, request) };
    case 'down':
      return { status: 502, head: reader.text.errors.down(provider).head, rest: await stillOpen(reader, request) };
  }
}

async function tagNow(reader: Reader, request: string | null): Promise<string> {
  const folded = request === null ? null : await readRequest(reader.ports.ledger, request);
  const { tags } = reader.text.words;
  return reader.text.signing.returned.moved.rest(folded?.ok ? tags[folded.state.phase] : tags.frozen);
}

async function stillOpen(reader: Reader, request: string | null): Promise<Phrase> {
  const { errors } = reader.text;
  const { rest } = errors.down(providerName(reader));
  const folded = request === null ? null : await readRequest(reader.ports.ledger, request);
  const deadline = folded?.ok ? deadlineOf(folded.state) : null;
  if (!folded?.ok || !deadline) return say`${rest}`;
  const operator = personName(reader, folded.state.opened.person);
  return say`${rest}${errors.downDeadline(showTime(deadline, reader.clock), operator)}`;
}
