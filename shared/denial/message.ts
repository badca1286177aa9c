/** What the text of a denial says; any part may be missing. */
export interface DenialMessage {
  /** The denied IAM action, e.g. `ec2:TerminateInstances`. */
  readonly action: string | null;
  /** The denied resource's ARN, unquoted; `*` where AWS says that. Nothing when its name makes the sentence unclear. */
  readonly resource: string | null;
  /** ARN of the service control policy that denied, when AWS names it. */
  readonly policy: string | null;
}

const NOTHING: DenialMessage = { action: null, resource: null, policy: null };

const SENTENCE =
  /is not authorized to perform:?\s+([A-Za-z0-9-]{1,63}:[A-Za-z0-9]{1,128})(?:\s+on resource:\s+(.*?))?\s*$/s;

/** How AWS's sentence goes on after the resource, and how it ends. */
const BECAUSE =
  /\s+(?:with an explicit deny in an? [a-z -]+policy(?:: (arn:aws[a-z-]*:organizations::\d{12}:policy\/o-[a-z0-9]{10,32}\/service_control_policy\/p-[a-z0-9]{8,128}))?|with an explicit deny in a permissions boundary|because no [a-z -]+ allows the [A-Za-z0-9-]+:[A-Za-z0-9]+ action)\.?$/;

const SCP = 'with an explicit deny in a service control policy';

/**
 * Reads an access-denied message, as the whole sentence it is: `User: A is not authorized to perform: X on resource: R
 * with an explicit deny in a service control policy: P`; ec2 puts a sentence before and an encoded message after it, s3
 * quotes the resource. A caller can choose the names of resources, blanks and AWS's own words among them. So the reason
 * must be what the text ends with and stand in it once, and a resource with a blank in it is no resource.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function readMessage(message: string): DenialMessage {
  const plain = (message.split('Encoded authorization failure message:')[0] ?? '').trim();
  const because = BECAUSE.exec(plain);
  const before = because ? plain.slice(0, because.index) : plain;
  // Words of AWS's twice: somebody has put them into a name, and nothing in the text can be believed.
  if (count(plain, 'is not authorized to perform') !== 1 || count(plain, 'on resource:') > 1) return NOTHING;
  if (count(plain, 'with an explicit deny') + count(plain, 'because no ') > 1) return NOTHING;
  const [, action, resource = ''] = SENTENCE.exec(before) ?? [];
  if (action === undefined) return NOTHING;
  return {
    action: action.replace(/^[^:]+/, (prefix) => prefix.toLowerCase()),
    resource: resourceOf(resource.trim()),
    policy: because?.[0].includes(SCP) ? (because[1] ?? null) : null,
  };
}

const count = (text: string, words: string): number => text.split(words).length - 1;

/** An ARN in printable ASCII without blanks or quotes, at most as long as IAM writes one. */
function resourceOf(text: string): string | null {
  const bare = /^"(.*)"$/s.exec(text)?.[1] ?? text;
  return bare === '*' || /^arn:[!#-~]{1,1600}$/.test(bare) ? bare : null;
}
