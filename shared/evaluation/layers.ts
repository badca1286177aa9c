import type { Policy } from './document/policy';

/** Which kind of policy, in the order in which AWS looks for a deny. */
export const LAYERS = ['serviceControl', 'resourceControl', 'resource', 'identity', 'boundary', 'session'] as const;

/** One kind of policy. */
export type Layer = (typeof LAYERS)[number];

/**
 * Every policy that applies to a request. What is left out does not exist: no boundary, no session policy, no
 * Organization. A management account, which neither kind of control policy reaches, is one without them. Only where the
 * policy of the resource must allow, in another account, of a role or of a key, does its absence leave the answer open.
 */
export interface Layers {
  /** Service control policies of the caller's account: one list for the root, one for each OU, one for the account. */
  readonly serviceControl?: readonly (readonly Policy[])[];
  /** Resource control policies of the resource's account, in the same way. */
  readonly resourceControl?: readonly (readonly Policy[])[];
  /** The caller's own policies, those of groups among them. */
  readonly identity: readonly Policy[];
  /** The caller's permissions boundary. */
  readonly boundary?: Policy;
  /** The session policies, which together allow what any of them allows. */
  readonly session?: readonly Policy[];
  /** The policy of the resource: of a bucket, a queue, a key; the trust policy of a role. `null`: it has none for sure. */
  readonly resource?: Policy | null;
}

/** Where a statement stands; all count from 0. */
export interface Place {
  readonly layer: Layer;
  /** Which list of control policies, 0 being the root; `null` in the other layers. */
  readonly level: number | null;
  readonly policy: number;
  readonly statement: number;
  /** The statement's Sid, if it has one. */
  readonly sid: string | null;
}

/** The policies of a layer, level by level. */
export function policiesOf(layers: Layers, layer: Layer): readonly (readonly Policy[])[] {
  switch (layer) {
    case 'serviceControl':
    case 'resourceControl':
      return layers[layer] ?? [];
    case 'identity':
      return [layers.identity];
    case 'session':
      return layers.session ? [layers.session] : [];
    case 'boundary':
    case 'resource': {
      const policy = layers[layer];
      return policy ? [[policy]] : [];
    }
  }
}
