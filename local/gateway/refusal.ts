import type { IncomingHttpHeaders } from 'node:http';
import type { Exchange } from './exchange';

/** Error codes by which AWS services refuse a call for lack of permission. */
const REFUSALS =
  /AccessDenied(?:Exception)?|UnauthorizedOperation|Client\.UnauthorizedOperation|AuthorizationError(?:Exception)?|NotAuthorized|UnauthorizedException/;

/** Whether a request is a signed AWS call; pages and sign-ins behind the gateway are not. */
export function isSignedCall(headers: IncomingHttpHeaders, path: string): boolean {
  return headers.authorization?.startsWith('AWS4-') === true || /[?&]X-Amz-Signature=/.test(path);
}

/** Whether an answer refuses the call for lack of permission, and is not some other error: most services say 403, some 400. */
export function isRefusal({ status, responseHeaders, responseBody }: Exchange): boolean {
  if (status !== 403 && status !== 400) return false;
  const type = responseHeaders['x-amzn-errortype'];
  return REFUSALS.test(typeof type === 'string' ? type : '') || REFUSALS.test(responseBody.toString('latin1'));
}
