import {
  AccountNotFoundException,
  DescribeAccountCommand,
  OrganizationsClient,
  paginateListPoliciesForTarget,
} from '@aws-sdk/client-organizations';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Configuration } from '../../shared/configuration/configuration';
import { guardPolicyName, organizationReaderArn } from '../../shared/names';
import type { Organization } from '../ports';
import { assumeRole } from './sessions';

const CACHE_FOR = 300_000;

/**
 * Look-ups in Organizations through the read role in the management account; each answer is kept for five minutes.
 * A failed look-up throws: without the answer nothing goes on, and the call stays denied.
 * Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html
 */
export function organizationsReader(
  sts: STSClient,
  configuration: Configuration,
  clock: () => number = Date.now,
): Organization {
  const { partition, installation, organization } = configuration;
  const cached = cache(clock);
  const client = () =>
    cached('client', async () => {
      const credentials = await assumeRole(
        sts,
        organizationReaderArn(partition, organization.management, installation),
        'organization',
      );
      return new OrganizationsClient({ credentials });
    });
  return {
    guard: () =>
      cached('guard', async () => {
        const input = { TargetId: organization.root, Filter: 'SERVICE_CONTROL_POLICY' as const };
        for await (const { Policies = [] } of paginateListPoliciesForTarget({ client: await client() }, input)) {
          const guard = Policies.find(({ Name }) => Name === guardPolicyName(installation));
          if (guard?.Arn) return guard.Arn;
        }
        return null;
      }),
    account: (id) =>
      cached(`account ${id}`, async () => {
        try {
          const { Account } = await (await client()).send(new DescribeAccountCommand({ AccountId: id }));
          return Account?.Status === 'ACTIVE' ? { name: Account.Name ?? id } : null;
        } catch (error) {
          if (error instanceof AccountNotFoundException) return null;
          throw error;
        }
      }),
  };
}

function cache(clock: () => number) {
  const kept = new Map<string, { readonly value: unknown; readonly until: number }>();
  return async <T>(key: string, look: () => Promise<T>): Promise<T> => {
    const found = kept.get(key);
    if (found && found.until > clock()) return found.value as T;
    const value = await look();
    kept.set(key, { value, until: clock() + CACHE_FOR });
    return value;
  };
}
