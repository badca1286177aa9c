import { quoted } from '../consequence/visible';

/**
 * Why a message on the queue did not become a request. Each is counted under its name; none is an error, and none is
 * ever mailed. The table says what a security team should read into the count.
 */
export const REFUSALS = {
  malformed: 'the envelope or the record is not shaped like a CloudTrail event',
  'not-from-aws': 'the source of the event does not start with "aws."',
  'not-an-api-call': 'a record of another type than AwsApiCall',
  'not-a-denial': 'the call was not refused by a policy',
  'account-mismatch': 'envelope, record and caller name different accounts',
  'unknown-account': 'the account does not belong to this Organization',
  'region-mismatch': 'envelope and record name different regions',
  'source-mismatch': 'the source of the envelope is not the event source of the record',
  'too-old': 'the call is older than an hour',
  'from-the-future': 'the call is dated more than five minutes ahead',
  'own-principal': 'the caller is one of our own roles',
  'called-by-a-service': "an AWS service made the call on somebody's behalf",
  'not-our-guard': 'the message does not name the guard policy, so a signature cannot help',
  'not-an-iam-user': 'the caller is no IAM user; other callers are not attributed to a person yet',
  'unknown-person': 'the IAM user belongs to nobody in people.yaml',
  'not-guarded': 'no policy guards the operation',
  'cannot-be-run': 'the operation cannot be run by this version',
  'needs-completion': 'CloudTrail logged no parameters, and the denied resource leaves parts of the call open',
  'parameters-not-exact': 'the parameters cannot be turned into the call without guessing',
  'dry-run': 'the caller only asked whether the call would be allowed',
  'ambiguous-operation': 'the parameters fit operations of several services, and not as the same call',
  'needs-look-up': 'the resource is known by name only; its ARN has parts that must be looked up first',
  'not-proven': 'no grant could be proven to allow the call and nothing else',
  'too-large': 'the input has more than 300 members or 12,000 characters, which nobody can read before signing',
  'too-many-resources': 'the call acts on more than 100 resources, which nobody can read before signing',
  'action-mismatch': 'the denied action is not the action of the operation',
  'resource-mismatch': 'the denied resource is not among those the parameters name',
  repeated: 'the same call by the same person was seen less than 15 minutes ago',
  'too-many': 'the person opened more than 60 requests within the hour, or the account had more than 300',
} as const;

/** The name of one reason. */
export type Refusal = keyof typeof REFUSALS;

/** A refusal as a value, with what was found, for the log; the text may be hostile. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly found?: string;
}

/** A refusal; `found` is what the record said instead. */
export const refuse = (refusal: Refusal, found?: string): Refused => ({
  ok: false,
  refusal,
  ...(found === undefined ? {} : { found: quoted(found, 190) }),
});
