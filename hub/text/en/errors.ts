import { type Phrase, say } from '../../../shared/consequence/phrase';

/** Error pages: a heading, a paragraph that says whether something was recorded, a link. */
export const errors = {
  prefix: 'Error: ',
  summary: 'There is a problem',
  home: 'Go to your requests',
  open: 'Open the request again',
  notFound: {
    head: 'Request not found.',
    rest: 'There is no request with this code, or you do not take part in it. Check the code, or ask the person who sent it.',
  },
  noPage: { head: 'Page not found.', rest: 'There is no page at this address. Nothing was changed.' },
  changed: {
    head: 'This changed while you were reading.',
    rest: 'Nothing was recorded. Read it again before you decide.',
  },
  changedSign: {
    head: 'This changed while you were reading.',
    rest: 'No signature was recorded. Read it again before you sign.',
  },
  late: { head: 'The time for this step is over.', rest: 'Nothing was recorded.' },
  already: { head: 'You have already signed this.', rest: 'Nothing was recorded a second time.' },
  notTurn: { head: 'It is not your turn yet.', rest: 'Nothing was recorded.' },
  neededLater: {
    head: 'A later level needs you.',
    rest: 'Nothing was recorded. A person signs once, and without you that level could not be completed: let somebody else sign this one.',
  },
  own: {
    head: 'You cannot sign your own request.',
    rest: 'Nothing was recorded. Other people must sign it; you can cancel it.',
  },
  frozen: { head: 'This request is frozen.', rest: 'Nothing was recorded.' },
  down: (provider: string) => ({ head: `${provider} does not answer.`, rest: 'No signature was recorded. Try again.' }),
  downDeadline: (at: string, operator: Phrase) =>
    say` The deadline is still ${at}. If it does not work, tell ${operator}.`,
  downSignIn: 'Nothing was changed. Try again.',
  form: {
    head: 'This form is no longer valid.',
    rest: 'It was open too long, sent twice, or did not come from this site. Nothing was recorded. Open the request again to see its state.',
  },
  tooLarge: { head: 'That was too much text.', rest: 'Nothing was recorded. Shorten it and try again.' },
  fault: (ref: string) => ({
    head: 'There is a problem with Countersign.',
    rest: `If you were signing, open the request again to see whether it was recorded. Reference ${ref}.`,
  }),
};
