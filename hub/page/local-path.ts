/** Pages that a person may be led back to: the list, a request, its ballot, and the sign-in page that leads to one of these. */
const OURS = /^\/(?:[rb]\/[0-9A-Za-z-]{8,9}(?:\/(?:read-back|receipt))?)?$/;

/** A path of ours to lead somebody back to; anything else, `//evil.example` above all, becomes the home page. */
export function localPath(path: string | undefined): string {
  const [page = '', to] = (path ?? '').split('?to=');
  if (page === '/sign-in') return to === undefined ? page : `/sign-in?to=${encodeURIComponent(localPath(decode(to)))}`;
  return OURS.test(path ?? '') ? (path ?? '/') : '/';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '/';
  }
}
