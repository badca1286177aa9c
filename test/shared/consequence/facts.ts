import type { Facts } from '../../../shared/facts/facts';

/** A resource as the tables tell it: its id, and what a look-up found; `null` is what it could not read. */
export interface ToldResource {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string | null>>;
}

/** Facts of resources whose ARNs begin with `arn`, in an account called payments-prod unless said otherwise. */
export const factsOf = (arn: string, resources: readonly ToldResource[], accountName = 'payments-prod'): Facts => ({
  readAt: '2026-11-24T09:00:05.000Z',
  accountName,
  resources: resources.map(({ id, attributes }) => ({
    arn: `${arn}${id}`,
    identity: id,
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })),
  })),
});
