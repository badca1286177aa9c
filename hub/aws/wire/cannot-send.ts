/** Why a call is not sent. Nothing has left us when one of these is said. */
export type Why =
  /** The catalogue knows no such service or operation. */
  | 'UnknownOperation'
  /** The operation needs something that no call of ours has; see `notRunnable`. */
  | 'NotRunnable'
  /** The input is not what the model asks for. */
  | 'InputNotValid'
  /** The service has no endpoint for this call, e.g. because it does not exist in the partition. */
  | 'NoEndpoint';

/** Thrown before anything is sent; `name` is the reason's name, the message says what about the call. */
export class CannotSend extends Error {
  constructor(why: Why, message: string) {
    super(message);
    this.name = why;
  }
}
