import { type Phrase, say } from '../../../shared/consequence/phrase';

/** Mails: subjects without the code, first sentences, the lines of facts and the fixed footer. */
export const mail = {
  sandbox: '[Sandbox] ',
  subject: {
    confirm: (title: string) => `Confirm or cancel: ${title}`,
    sign: (title: string) => `Approve or reject: ${title}`,
    reminder: (title: string) => `Reminder: ${title}`,
    settled: (title: string) => `Outcome recorded: ${title}`,
    voted: (have: number, need: number, title: string) => `Signed ${have} of ${need}: ${title}`,
    receipt: (title: string) => `You approved: ${title}`,
    release: (title: string) => `Ready to run: ${title}`,
    executed: (title: string) => `Ran: ${title}`,
    failed: (title: string) => `Failed: ${title}`,
    unknown: (title: string) => `Outcome unknown: ${title}`,
    rejected: (title: string) => `Rejected: ${title}`,
    cancelled: (title: string) => `Cancelled: ${title}`,
    expired: (title: string) => `Expired: ${title}`,
    voided: (title: string) => `Void: ${title}`,
    frozen: (title: string) => `Frozen: ${title}`,
    check: (code: string) => `Check now: request ${code}`,
  },
  title: (operation: Phrase) => say`Run ${operation}`,
  confirm: (at: string, before: string, left: string) =>
    `AWS denied your call at ${at}. Nothing has run. Confirm before ${before} (${left} left) if you still want it. If this was not you, open the request and say so.`,
  sign: (operator: Phrase, before: string, left: string) =>
    say`${operator} asks you to sign. Approve or reject before ${before} (${left} left).`,
  settle: (before: string, left: string) => `Look at AWS and record what happened, before ${before} (${left} left).`,
  remind: {
    confirm: (before: string, left: string) =>
      `You have not confirmed this yet. It expires at ${before} (${left} left) and then nothing runs.`,
    sign: (missing: number, before: string, left: string) =>
      `Still ${missing} ${missing === 1 ? 'signature' : 'signatures'} short. It expires at ${before} (${left} left) and then nothing runs.`,
    release: (before: string, left: string) =>
      `You have not released this yet. It expires at ${before} (${left} left) and then nothing runs.`,
    settle: (before: string, left: string) =>
      `Nobody has recorded yet what happened. It closes as unknown at ${before} (${left} left).`,
  },
  voted: (name: Phrase, at: string) => say`${name} approved at ${at}.`,
  votedEnough: 'You are no longer needed.',
  votedMore: (missing: number) => `${missing} more ${missing === 1 ? 'signature is' : 'signatures are'} needed.`,
  votedRelease: 'All signatures are in; the release is yours.',
  receipt: (at: string, provider: string, check: string, contact: string) =>
    `You signed at ${at} through ${provider}. Check number ${check}. If this was not you, tell ${contact} now; anyone who may sign can stop it until it runs.`,
  release: (before: string, left: string) => `All signatures are in. Release it before ${before} (${left} left).`,
  executed: (at: string) => `AWS accepted the call at ${at}.`,
  check: {
    frozen: (why: string, seq: number) => `The record of this request does not check out at event ${seq} (${why}).`,
    notMe: (name: Phrase, at: string) => say`${name} said at ${at} that the denied call was not theirs.`,
    unsettled: (at: string) =>
      `A call was sent before ${at} and no answer came back. Nobody recorded in time what happened.`,
    rest: 'Nothing further runs for this request.',
  },
  row: {
    account: 'Account',
    resource: 'Resource',
    askedBy: 'Asked by',
    signatures: 'Signatures',
    check: 'Check number',
    caller: 'Caller',
    address: 'From address',
  },
  of: (have: number, need: number) => `${have} of ${need}`,
  reason: (name: Phrase) => say`Reason, written by ${name}, not checked:`,
  link: 'Read it and decide here:',
  linkRead: 'Read it here:',
  footer: (host: string, code: string) =>
    `You cannot decide by replying. Countersign never asks for a password or code by mail. If in doubt, type ${host} yourself and enter request code ${code}.`,
  footerCall: (operator: Phrase) => say` Or call ${operator} and have the code read to you.`,
};
