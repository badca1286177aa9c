import type { Configuration } from '../../../../shared/configuration/configuration';
import { configuration } from '../../../organization/configuration';
import { policyOf } from '../../../organization/policies';

const [liWei, ...others] = configuration.people;
if (!liWei) throw new Error('the configuration of the tests has lost its people');

/** Claim by which Li Wei is known beside the e-mail address. */
export const SECOND_CLAIM = { claim: 'oid', value: 'li-wei-at-another-directory' };

/**
 * Two signatures for servers, from a group that the operator is in and that Wang Fang has just left; buckets have
 * approvers of their own.
 */
export const organization: Configuration = {
  ...configuration,
  people: [
    { ...liWei, tokens: [...liWei.tokens, SECOND_CLAIM] },
    ...others,
    {
      id: 'eva-kern',
      name: 'Eva Kern',
      mails: ['eva.kern@example.com'],
      iam: [],
      tokens: [{ claim: 'email', value: 'eva.kern@example.com' }],
      language: 'en',
      zone: 'UTC',
    },
  ],
  groups: { 'platform-leads': ['tom-baker', 'li-wei'], 'data-leads': ['eva-kern'] },
  policies: [
    policyOf('deletes', {
      guard: ['ec2:TerminateInstances'],
      levels: [{ name: 'platform', need: 2, of: ['platform-leads'] }],
    }),
    policyOf('buckets', { guard: ['s3:DeleteBucket'], levels: [{ name: 'data', need: 1, of: ['data-leads'] }] }),
  ],
};
