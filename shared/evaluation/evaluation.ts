import type { Mismatch } from './judgement';
import type { Layer, Place } from './layers';
import type { Unsure } from './unsure';

/** A statement that is about the request. */
export interface Matched {
  readonly place: Place;
  readonly effect: 'Allow' | 'Deny';
}

/** A statement that is not about the request, and the first element that says so. */
export interface Unmatched extends Matched {
  readonly because: Mismatch;
}

/** A statement of which it is not settled whether it is about the request, the element and the reason. */
export interface Unsettled extends Unmatched {
  readonly reason: Unsure;
}

/** What a set of policies says to a request, with the reasons as data. */
export interface Evaluation {
  /**
   * `explicit-deny`: a statement denies. `implicit-deny`: no statement allows where one must. `not-supported`: the
   * outcome in AWS is not settled; it is neither an allow nor a deny, and proves neither.
   */
  readonly decision: 'allow' | 'explicit-deny' | 'implicit-deny' | 'not-supported';
  /** The layer that decided; `null` when the request itself could not be read. */
  readonly layer: Layer | null;
  /** Which list of control policies decided, 0 being the root; `null` in the other layers. */
  readonly level: number | null;
  /** The statement that decided; `null` when it is the lack of one, or the root user needs none. */
  readonly statement: Place | null;
  /** Why it is not supported. */
  readonly reason: Unsure | null;
  readonly matched: readonly Matched[];
  readonly unmatched: readonly Unmatched[];
  readonly unsettled: readonly Unsettled[];
}
