import { type Phrase, say } from '../../../shared/consequence/phrase';

/** One past-tense sentence for each event. */
export const timeline = {
  opened: (operator: Phrase) => say`AWS denied the call of ${operator}; Countersign opened this request.`,
  assessed: 'Countersign read what the call would do.',
  confirmed: (name: Phrase) => say`${name} confirmed and asked for signatures.`,
  voted: (name: Phrase) => say`${name} approved.`,
  verifiedVote: (name: Phrase) => say`The signature of ${name} was checked and counts.`,
  verifiedRelease: 'The release was checked and counts.',
  copied: (n: number) => (n === 0 ? 'No copy was asked for.' : `${n} ${n === 1 ? 'copy was' : 'copies were'} made.`),
  released: (name: Phrase) => say`${name} released the call.`,
  executing: 'Countersign began to run the call.',
  executed: 'AWS accepted the call.',
  failed: (error: Phrase) => say`It failed: ${error}.`,
  unknown: 'No answer came back from AWS.',
  settled: (name: Phrase) => say`${name} recorded what had happened.`,
  revoked: 'The temporary role was removed.',
  cancelled: (name: Phrase) => say`${name} cancelled the request.`,
  disowned: (name: Phrase) => say`${name} said that the call was not theirs.`,
  rejected: (name: Phrase) => say`${name} rejected it.`,
  expired: 'The deadline passed.',
  voided: 'What would run changed, so the request became void.',
  frozen: 'The request was frozen.',
  closed: 'Everybody was told; the request is closed.',
};
