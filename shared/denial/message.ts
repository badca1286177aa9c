/** What the text of a denial says; any part may be missing. */
export interface DenialMessage {
  /** The denied IAM action, e.g. `ec2:TerminateInstances`. */
  readonly action: string | null;
  /** The denied resource's ARN, unquoted; `*` where the action has no resource. */
  readonly resource: string | null;
  /** ARN of the service control policy that denied, when AWS names it. */
  readonly policy: string | null;
}

const ACTION = /not authorized to perform:?\s+([a-z0-9-]{1,63}:[A-Za-z0-9]{1,128})/;
const RESOURCE = /on resource:\s+"?(arn:[^\s"]{1,1600}|\*(?=[\s"]))"?/;
const POLICY =
  /with an explicit deny in a service control policy:\s+(arn:aws[a-z-]*:organizations::\d{12}:policy\/o-[a-z0-9]{10,32}\/service_control_policy\/p-[a-z0-9]{8,128})(?=[\s.]|$)/;

/**
 * Reads an access-denied message. The forms are those of captured denials: `User: A is not authorized to perform: X on
 * resource: R with an explicit deny in a service control policy: P`; ec2 puts a sentence before and an encoded message
 * after it; s3 quotes the resource. A caller can choose session and user names, so the first match after "not
 * authorized to perform" counts and a policy is believed only directly after AWS's own words.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function readMessage(message: string): DenialMessage {
  const plain = message.split('Encoded authorization failure message:')[0] ?? '';
  return {
    action: ACTION.exec(plain)?.[1] ?? null,
    resource: RESOURCE.exec(plain)?.[1] ?? null,
    policy: POLICY.exec(plain)?.[1] ?? null,
  };
}
