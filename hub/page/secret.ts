import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Bytes as text for cookies and addresses. */
export const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** SHA-256 as base64url: what PKCE and nonces show of a secret. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** The CSRF token of a session: derived from its id, so that nothing more is kept and no other site can know it. */
export const csrfTokenOf = (sessionId: string): string =>
  createHmac('sha256', sessionId).update('countersign csrf 1').digest('base64url');

/** Compares two secrets without telling how far they agree. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
