import type { IncomingHttpHeaders } from 'node:http';

/** Error codes by which AWS services refuse a call for lack of permission. */
const REFUSALS =
  /AccessDenied(?:Exception)?|UnauthorizedOperation|Client\.UnauthorizedOperation|AuthorizationError(?:Exception)?|NotAuthorized|UnauthorizedException/;

/** Whether a request is a signed AWS call; pages and sign-ins behind the gateway are not. */
export function isSignedCall(headers: IncomingHttpHeaders, path: string): boolean {
  return headers.authorization?.startsWith('AWS4-') === true || /[?&]X-Amz-Signature=/.test(path);
}

/** Statuses a refusal can have: most services say 403, some JSON services 400. */
export const mayBeRefusal = (status: number): boolean => status === 403 || status === 400;

/** Whether an answer refuses the call for lack of permission, and is not some other error. */
export function isRefusal(status: number, headers: IncomingHttpHeaders, body: Buffer): boolean {
  if (!mayBeRefusal(status)) return false;
  const type = headers['x-amzn-errortype'];
  return REFUSALS.test(typeof type === 'string' ? type : '') || REFUSALS.test(body.toString('latin1'));
}
