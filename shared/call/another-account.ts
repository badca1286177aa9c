import type { Call } from './call';

/**
 * Members that name the account that a thing belongs to, by service. A call in one account is about what that account has:
 * a grant could only name a thing of the same name here.
 */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  account: ['AccountId'],
  appmesh: ['meshOwner'],
  budgets: ['AccountId'],
  codeartifact: ['domainOwner'],
  ec2: ['PeerOwnerId'],
  ecr: ['registryId'],
  'ecr-public': ['registryId'],
  glacier: ['accountId'],
  glue: ['CatalogId', 'CatalogID'],
  mgn: ['accountID'],
  quicksight: ['AwsAccountId', 'accountId'],
  redshift: ['OwnerAccount', 'ResourceOwner'],
  'redshift-serverless': ['ownerAccount'],
  signer: ['jobOwner', 'profileOwner'],
};

/** True when the input says that what it is about belongs to another account. Of Glacier `-` is the account that calls. */
export const isOfAnotherAccount = ({ service, account, input }: Call): boolean =>
  (OWNERS[service] ?? []).some(
    (member) => input[member] !== undefined && input[member] !== account && input[member] !== '-',
  );
