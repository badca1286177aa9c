import { type Phrase, say } from '../../../shared/consequence/phrase';

const wait = { confirm: 'confirmation', sign: 'signatures', release: 'release', run: 'execution' } as const;

/** The request page by state and reader, and the home page. */
export const request = {
  new: 'Countersign is reading what this call would do. Nothing has run.',
  confirm: (at: string, need: number, before: string) =>
    `AWS denied this call at ${at}. Nothing has run. If you still want it, confirm before ${before}; then ${need === 1 ? 'another person' : `${need} other people`} must sign.`,
  confirmWaits: (operator: Phrase, before: string) =>
    say`${operator} has not confirmed this yet. There is nothing to sign before that. It expires at ${before}.`,
  confirmButton: 'Confirm and ask for signatures',
  cancelButton: 'Cancel request',
  notMeButton: 'I did not make this call',
  notMeHelp: (contact: string) => `Closes the request and alerts ${contact}.`,
  reasonLabel: 'Why is this needed?',
  reasonHint: 'Approvers read this. Do not enter secrets. At most 200 characters.',
  notMeReported: (contact: string) => ({
    head: 'Reported.',
    rest: `The request is closed and ${contact} has been alerted. If someone else uses your access, have it disabled now.`,
  }),
  sign: (operator: Phrase, have: number, need: number, before: string, left: string) =>
    say`${operator} asks you to sign. Signatures: ${have} of ${need}. Your approval allows this one call, once, and nothing else. Sign before ${before} (${left} left).`,
  signLink: 'Go to sign',
  approveButton: 'Approve this call',
  rejectButton: 'Reject this call',
  rejectLabel: 'Why?',
  rejectHint: (operator: Phrase) => say`Required to reject; ${operator} will read it. At most 200 characters.`,
  rejectMissing: 'Enter why you reject this call',
  notSure: (operator: Phrase) =>
    say`Not sure? Ask ${operator} to read you the request code and the resource name, or leave it: without enough signatures nothing runs.`,
  stillStop: 'You can stop this until the call starts.',
  signed: (at: string, have: number, need: number) => `You approved this at ${at}. Signatures: ${have} of ${need}.`,
  signedWaits: (names: Phrase) => say` Waiting for: ${names}.`,
  notYourTurn: (yours: number, now: number, have: number, need: number) =>
    `You sign in level ${yours}. Level ${now} signs first (${have} of ${need}). You will be told when it is your turn.`,
  notNeeded: 'Enough people have signed. You have nothing to do.',
  waiting: (have: number, need: number, names: Phrase, before: string) =>
    say`Waiting for signatures: ${have} of ${need}. They may sign: ${names}. You cannot sign your own request. If too few sign before ${before}, it expires.`,
  backingUp:
    'All signatures are in. Copies come first where the policy asks for them. The call cannot run before that.',
  release: (need: number, before: string) =>
    `${need === 1 ? 'The signature is in' : `All ${need} signatures are in`}. Release runs the signed call once, at once. Just before it runs, Countersign compares it with what was signed. Open until ${before}.`,
  releaseLink: 'Go to release',
  releaseButton: (title: string) => `Run now: ${title}`,
  releaseWaits: (operator: Phrase, before: string) =>
    say`All signatures are in. ${operator} decides whether it runs, before ${before}.`,
  starting: (at: string) =>
    `Released at ${at}. Countersign compares it with what was signed once more and then runs it. You may close this page; the outcome comes by mail.`,
  executing: (at: string) => `Running since ${at}. You may close this page; the outcome comes by mail.`,
  again: 'Check again',
  executed: (at: string) => `AWS accepted the call at ${at}.`,
  awsAnswered: 'AWS answered:',
  checkFound: 'The check found:',
  awsRequest: 'AWS request id',
  asyncNote: 'AWS may still be working on it.',
  roleRemoved: 'The temporary role is removed.',
  roleNotRemoved: (at: string) => `The temporary role is not removed yet. It can do nothing after ${at}.`,
  failed: (at: string, error: Phrase) => say`AWS answered with an error at ${at}: ${error}.`,
  failedBefore: (at: string, error: Phrase) => say`Not sent, stopped by a check at ${at}: ${error}.`,
  failedRest: 'It was not tried again. Check the current state of the resource before asking again.',
  unknown: (at: string) => `Sent before ${at}, no answer came back.`,
  unknownRest: 'It may or may not have taken effect. Do not repeat it by hand.',
  unknownSeen: 'What we saw:',
  settleWaits: (before: string) => `Somebody who may sign will look and record what happened, before ${before}.`,
  settleYours: (before: string) => `Look at AWS, then record below what happened, before ${before}.`,
  settleLate: 'Nobody recorded in time what happened.',
  settleLabel: 'How do you know?',
  settleHint: 'Required. Everybody who takes part will read it. At most 200 characters.',
  settleMissing: 'Enter how you know',
  settleYes: 'Record: it took effect',
  settleNo: 'Record: it did not',
  settled: (name: Phrase, at: string, tookEffect: boolean) =>
    say`${name} recorded at ${at}: the call ${tookEffect ? 'took effect' : 'did not take effect'}.`,
  rejected: (name: Phrase, at: string) => say`${name} rejected this at ${at}.`,
  cancelled: (name: Phrase, at: string) => say`${name} cancelled this at ${at}.`,
  disowned: (name: Phrase, at: string) => say`${name} said at ${at} that the call was not theirs.`,
  expired: (at: string, kind: keyof typeof wait) => `Expired at ${at}: ${wait[kind]} did not come in time.`,
  askAgain: 'You can ask again by making the call again.',
  voided: (at: string) => `Void since ${at}: what was signed is no longer what would run.`,
  changed: { head: 'Changed', what: 'What', signed: 'When signed', now: 'Now' },
  changes: {
    call: 'Call',
    decision: 'Required signatures',
    grant: 'Temporary role',
    resource: 'Resource',
    account: 'Account',
    requester: 'Operator',
    signer: 'Signer',
  },
  didNotRun: 'The call did not run.',
  frozen: (seq: number, why: string) =>
    `Frozen: the record of this request does not check out at event ${seq} (${why}).`,
  frozenRest: (contact: string) =>
    `Nothing can be signed or run. ${contact} has been alerted. Do not use this record as evidence.`,
  home: {
    title: 'Requests',
    waiting: (n: number) => `Waiting for you (${n})`,
    yours: (n: number) => `Yours (${n})`,
    signing: (n: number) => `You take part (${n})`,
    ended: 'Recently ended',
    empty: 'Nothing is waiting for you.',
    emptyYours: 'You have no open requests. A denied call usually appears here within minutes.',
    before: (at: string, left: string) => `before ${at} (${left} left)`,
    endedAt: (at: string) => `ended ${at}`,
    open: 'Open a request by its code',
    code: 'Request code',
    codeHint: '8 letters and digits, as in K7QF-3MRD',
    openButton: 'Open',
    more: (n: number) => `${n} older requests are not shown. Open them by their code.`,
  },
};
