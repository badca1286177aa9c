import { type Phrase, say } from '../../../shared/consequence/phrase';

/** Sign-in, the ballot page, read-back, receipt, and the ways in which a return can fail. */
export const signing = {
  signIn: {
    head: 'Sign in to continue.',
    rest: 'Requests are shown only to people who take part in them.',
    ballot: 'Signing has a sign-in of its own, separate from the other pages.',
    button: (provider: string) => `Sign in with ${provider}`,
    failed: 'You did not finish signing in.',
    failedRest: 'Nothing was changed. Start again.',
    strayRest: 'Nothing was changed. If you did not just press a button here, close this page; otherwise start again.',
    again: 'Sign in again',
    unknown: 'Countersign does not know this account.',
    unknownRest: (provider: string, contact: string) =>
      `You signed in at ${provider}, but nobody in the list of people has this identity. Nothing was changed. Ask ${contact}.`,
    other: 'Sign in as someone else',
  },
  ballot: {
    back: 'Back to the request',
    nothing: 'There is nothing for you to sign here now.',
    typeToApprove: {
      name: 'To approve, type the name of the resource shown above',
      id: 'To approve, type the id of the resource shown above',
      count: 'To approve, type the number of resources and the name of the account, with a space between',
    },
    typeToRelease: {
      name: 'To run it, type the name of the resource shown above',
      id: 'To run it, type the id of the resource shown above',
      count: 'To run it, type the number of resources and the name of the account, with a space between',
    },
    typed: (typed: Phrase, expected: Phrase) =>
      say`You typed ${typed}. The request is for ${expected}. Check that you are looking at the right request.`,
    typedNothing: (expected: Phrase) =>
      say`You typed nothing. The request is for ${expected}. Check that you are looking at the right request.`,
    notRecorded: 'No signature was recorded.',
  },
  readBack: {
    approve: (title: Phrase) => say`You are about to approve: ${title}`,
    release: (title: Phrase) => say`You are about to run: ${title}`,
    goApprove: (provider: string) => `Continue to ${provider} and sign the approval`,
    goRelease: (provider: string) => `Continue to ${provider} and sign the release`,
    note: (provider: string) =>
      `${provider} may ask you to sign in. It does not show this request: check it here first.`,
    within: (at: string) => `Finish before ${at}.`,
    back: 'Back, change nothing',
  },
  receipt: {
    approved: (at: string) => `You approved this at ${at}.`,
    counts: (have: number, need: number) => `Signatures: ${have} of ${need}.`,
    next: {
      signatures: (operator: Phrase) => say`Nothing runs before enough people have signed and ${operator} releases it.`,
      release: (operator: Phrase) => say`Nothing runs before ${operator} releases it.`,
    },
    mail: (check: string) => `A receipt with check number ${check} comes by mail once your signature is checked.`,
    released: (at: string) => `You released this at ${at}.`,
    releasedRest:
      'Countersign compares it with what was signed once more, then runs it once. The outcome comes by mail.',
  },
  returned: {
    cancel: { head: 'You did not finish signing in.', rest: 'No signature was recorded.' },
    other: {
      head: 'Wrong account.',
      rest: (signedIn: Phrase, started: Phrase, provider: string) =>
        say`You signed in as ${signedIn}, but ${started} started this. No signature was recorded. Sign out at ${provider} and start again.`,
      nobody: 'someone Countersign does not know',
    },
    old: {
      head: 'You must sign in again for this one.',
      rest: (provider: string, age: string) =>
        `${provider} reused a session from ${age} ago. No signature was recorded.`,
      unknownAge: 'an unknown time',
    },
    late: {
      head: 'This took longer than 10 minutes.',
      rest: 'No signature was recorded. Read the request again, then sign.',
    },
    used: {
      head: 'This answer was already used.',
      rest: 'It records nothing a second time. Open the request to see its state.',
    },
    stray: {
      head: 'This sign-in was not started in this browser.',
      rest: (contact: string) => `No signature was recorded. If you did not just press a button here, tell ${contact}.`,
    },
    unproven: {
      head: 'The answer of the sign-in does not check out.',
      rest: (contact: string) => `No signature was recorded. Start again; if it happens again, tell ${contact}.`,
    },
    moved: {
      head: 'This step closed while you were signing in.',
      rest: (tag: string) => `Your signature was not counted. It is now: ${tag}.`,
    },
  },
};
