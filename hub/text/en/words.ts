import type { Provenance, Tier } from '../../../shared/call/call';
import { type Phrase, say } from '../../../shared/consequence/phrase';
import type { Phase } from '../../../shared/lifecycle/state';

const tier: Readonly<Record<Tier, (name: Phrase) => Phrase>> = {
  EXACT: () => say`The input is the one AWS recorded for the denied call, unchanged.`,
  DERIVED: () => say`AWS recorded the action and the resource only. They fix the whole input; nothing was added.`,
  COMPLETED: (name) =>
    say`AWS recorded the action and one resource. ${name} typed the rest: check each line marked "operator typed".`,
  SUBMITTED: (name) => say`There was no denied call. ${name} submitted this input.`,
};

const marks: Readonly<Record<Provenance, string>> = {
  'AWS logged': 'AWS logged',
  'worked out': 'worked out',
  'operator typed': 'operator typed',
  default: 'default',
};

const tags: Readonly<Record<Phase, string>> = {
  opened: 'New',
  assessed: 'Waiting for operator',
  confirmed: 'Waiting for signatures',
  approved: 'Backing up',
  copied: 'Waiting for release',
  released: 'Running',
  executing: 'Running',
  executed: 'Accepted by AWS',
  failed: 'Failed',
  unknown: 'Outcome unknown',
  cancelled: 'Cancelled',
  rejected: 'Rejected',
  expired: 'Expired',
  voided: 'Void',
  frozen: 'Frozen',
};

/** Names of facts by the key under which a look-up found them; an unknown key is shown as it is. */
const attributes: Readonly<Record<string, string>> = {
  name: 'Name tag',
  state: 'State',
  type: 'Type',
  launched: 'Launched',
  zone: 'Availability Zone',
  volumes: 'Volumes',
  volumesDeleted: 'Volumes deleted with it',
  volumesKept: 'Volumes that stay',
  imageNewest: 'Newest image',
  protection: 'Termination protection',
  autoScalingGroup: 'Auto Scaling group',
  created: 'Created',
  empty: 'Empty',
  versioning: 'Versioning',
  region: 'Region',
  sameness: 'Still the same resource when it runs',
};

/** Words on every page. */
export const words = {
  name: 'Countersign',
  signedInAs: 'Signed in as',
  nav: { label: 'Main', requests: 'Requests', signOut: 'Sign out' },
  skip: { content: 'Skip to content', decision: 'Skip to the decision' },
  sandbox: 'Sandbox: for trying things out. Whoever runs it can get around the guard. Not for production.',
  footer: (contact: string) => `Questions or doubts: ${contact}`,
  request: 'Request',
  check: 'Check number',
  checkHelp: (contact: string) =>
    `The mail about this request and your receipt show the same check number. If they differ, do not sign; tell ${contact}.`,
  quotedBy: (name: Phrase) => say`Written by ${name}, not checked:`,
  noReason: 'No reason was given.',
  way: {
    head: 'Where it is',
    stages: {
      AskOperator: 'The operator confirms',
      AskApprovers: 'Others sign',
      AskRelease: 'The operator releases',
      Execute: 'The call runs, once',
      Tell: 'Everybody is told',
    },
    done: 'done',
    now: 'now',
    ahead: 'not yet',
    over: 'ended here',
    never: 'did not happen',
  },
  checkHelpAfter: (contact: string) =>
    `The receipt that comes by mail shows the same check number. If it differs, tell ${contact}.`,
  nothingRead: 'Nothing was read: Countersign has no look-up for this operation yet.',
  readAgo: (age: string) => `Read from AWS ${age} ago`,
  /** Words of our own look-ups; what AWS calls a state stays as AWS calls it. */
  values: {} as Readonly<Record<string, string>>,
  notKnown: 'Not known',
  separator: ', ',
  colon: ': ',
  /** Between two sentences; Chinese full stops bring their own. */
  space: ' ',
  facts: {
    label: 'Key facts',
    account: 'Account',
    region: 'Region',
    resource: 'Resource',
    resources: 'Resources',
    askedBy: 'Asked by',
    reason: 'Reason',
    deniedAt: 'Denied at',
    from: 'From address',
    tool: 'Tool',
  },
  heads: {
    consequence: 'What would happen',
    run: 'What will run',
    ran: 'What was sent',
    neverRan: 'What would have run',
    state: 'State when it was read',
    grant: 'What the temporary role may do',
    grantOver: 'What the temporary role was for',
    decision: 'Your decision',
    signers: 'Who signs',
    timeline: 'Timeline',
    check: 'Check number',
  },
  input: {
    path: 'Parameter',
    value: 'Value',
    source: 'Source',
    count: (n: number) => (n === 1 ? '1 parameter' : `${n} parameters`),
  },
  operation: 'Operation',
  tier,
  marks,
  tags,
  attributes,
  grant: (actions: Phrase, resources: Phrase, account: Phrase, region: Phrase) =>
    say`It may call ${actions} on ${resources}, in ${account}, ${region}, and nothing else. It lives 15 minutes at most; Countersign uses it for one call.`,
  grantStar: {
    noResource: (action: Phrase) =>
      say`${action} cannot be held to one resource: IAM has no resource type for it, so the policy says *.`,
    made: (action: Phrase, resource: Phrase) =>
      say`${resource}: AWS makes what stands for * when ${action} runs, so nobody can write it before.`,
  },
  grantShow: 'Show the policy document',
  signers: {
    person: 'Person',
    level: 'Level',
    answer: 'Signature',
    approved: 'Approved',
    checking: 'Approved, being checked',
    rejected: 'Rejected',
    notYet: 'Not yet',
    notNeeded: 'Not needed',
    elsewhere: 'Signed at another level',
    need: (need: number, of: number, level: string) => `${level}: ${need} of these ${of} must approve.`,
    why: 'Why signatures are needed',
  },
};
