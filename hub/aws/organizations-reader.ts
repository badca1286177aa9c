import {
  AccountNotFoundException,
  DescribeAccountCommand,
  ListParentsCommand,
  OrganizationsClient,
  paginateListPolicies,
} from '@aws-sdk/client-organizations';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Configuration } from '../../shared/configuration/configuration';
import { guardDocuments } from '../../shared/guard/document';
import { guardPolicyName, organizationReaderArn } from '../../shared/names';
import type { Organization } from '../ports';
import { assumeRole } from './sessions';

/** Milliseconds that an answer is kept. */
const KEPT = 300_000;

/** Milliseconds that an answer is kept which lacks something: it may be there as soon as a deployment has ended. */
const KEPT_IF_LACKING = 30_000;

/**
 * Look-ups in Organizations through the read role in the management account; each answer is kept for five minutes, and for
 * half a minute if it lacks a guard or an account. Who reads `anew` keeps none, since what is about to run must be judged
 * by where its account is now. A failed look-up throws: without the answer nothing goes on, and the call stays denied.
 * Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html
 */
export function organizationsReader(
  sts: STSClient,
  configuration: Configuration,
  { anew = false, clock = Date.now }: { readonly anew?: boolean; readonly clock?: () => number } = {},
): Organization {
  const { partition, installation, organization } = configuration;
  const cached = cache(clock);
  const answers = anew ? <T>(_: string, look: () => Promise<T>): Promise<T> => look() : cached;
  const client = () =>
    cached('client', async () => {
      const credentials = await assumeRole(
        sts,
        organizationReaderArn(partition, organization.management, installation),
        'organization',
      );
      return new OrganizationsClient({ credentials });
    });
  const names = new Set([...guardDocuments(configuration).keys()].map((place) => guardPolicyName(installation, place)));
  const parentOf = (id: string): Promise<string> =>
    answers(`parent ${id}`, async () => {
      const { Parents } = await (await client()).send(new ListParentsCommand({ ChildId: id }));
      const [parent, ...others] = Parents ?? [];
      if (!parent?.Id || others.length > 0) throw new Error(`Organizations names no one parent of ${id}`);
      return parent.Id;
    });
  /** Ids from the root to the parent of an account. */
  const wayTo = async (id: string): Promise<readonly string[]> => {
    const way: string[] = [];
    for (let at = await parentOf(id); ; at = await parentOf(at)) {
      way.unshift(at);
      if (at === organization.root) return way;
      if (at.startsWith('r-') || way.length >= MOST_STEPS)
        throw new Error(`${id} is not below the root ${organization.root}`);
    }
  };
  return {
    guards: () =>
      answers(
        'guards',
        async () => {
          const found: string[] = [];
          const input = { Filter: 'SERVICE_CONTROL_POLICY' as const };
          for await (const { Policies = [] } of paginateListPolicies({ client: await client() }, input))
            for (const { Name, Arn } of Policies) if (Name && Arn && names.has(Name)) found.push(Arn);
          return found;
        },
        (found) => found.length < names.size,
      ),
    account: (id) =>
      answers(
        `account ${id}`,
        async () => {
          try {
            const { Account } = await (await client()).send(new DescribeAccountCommand({ AccountId: id }));
            if (Account?.Status !== 'ACTIVE') return null;
            return { name: Account.Name ?? id, path: [...(await wayTo(id)), id] };
          } catch (error) {
            if (error instanceof AccountNotFoundException) return null;
            throw error;
          }
        },
        (account) => account === null,
      ),
  };
}

/** Units lie five deep at most below the root; a longer way was misread. */
const MOST_STEPS = 6;

function cache(clock: () => number) {
  const kept = new Map<string, { readonly value: unknown; readonly until: number }>();
  return async <T>(key: string, look: () => Promise<T>, lacks: (value: T) => boolean = () => false): Promise<T> => {
    const found = kept.get(key);
    if (found && found.until > clock()) return found.value as T;
    const value = await look();
    kept.set(key, { value, until: clock() + (lacks(value) ? KEPT_IF_LACKING : KEPT) });
    return value;
  };
}
