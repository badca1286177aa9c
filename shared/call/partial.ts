/**
 * Errors that AWS gives before it touches anything: the caller may not, the input is not understood, a resource that was
 * named does not exist, or too many calls were made.
 */
const NOTHING_RAN =
  /^(UnauthorizedOperation|AccessDenied|AuthFailure|OptInRequired|InvalidInstanceID|RequestLimitExceeded|Throttl|TooManyRequests|Validation|InvalidParameter|MissingParameter|MissingAction|SerializationException|UnrecognizedClient|ExpiredToken|InvalidClientTokenId|SignatureDoesNotMatch)/;

/**
 * True when a part of a call may stand after AWS answered with this error: it acts on several resources, and the error
 * does not come before all of them. Of TerminateInstances one protected instance keeps all of its zone while those of
 * other zones go, and the whole request "fails".
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
 */
export const mayBePartial = (resources: readonly string[], error: string): boolean =>
  (resources.length > 1 || resources.some((arn) => arn.includes('*'))) && !NOTHING_RAN.test(error);
