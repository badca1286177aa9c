import type { CommandRefusal } from '../../shared/lifecycle/commands';
import type { Reader } from './reader';

/** What a refused command is called on the page, with its HTTP status; `not-yours` never gets here, it is not found. */
export function refusalWords(
  { text }: Reader,
  refusal: CommandRefusal | 'frozen' | 'not-found',
  signing: boolean,
): { readonly status: 403 | 409; readonly head: string; readonly rest: string } {
  const { errors } = text;
  switch (refusal) {
    case 'own-request':
      return { status: 403, ...errors.own };
    case 'already-signed':
      return { status: 409, ...errors.already };
    case 'not-your-turn':
      return { status: 409, ...errors.notTurn };
    case 'needed-later':
      return { status: 409, ...errors.neededLater };
    case 'deadline-passed':
      return { status: 409, ...errors.late };
    case 'frozen':
      return { status: 409, ...errors.frozen };
    default:
      return { status: 409, ...(signing ? errors.changedSign : errors.changed) };
  }
}
