import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  DescribeCreateAccountStatusCommand,
  DescribeOrganizationCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  PolicyTypeAlreadyEnabledException,
} from '@aws-sdk/client-organizations';
import { clientSettings, rootKeys } from '../clients';
import { LocalProblem } from '../problem';
import { ACCOUNTS, type AccountIds, type AccountKey, MANAGEMENT, type UnitName } from './cast';

/** Ids of the Organization that the configuration and the tests need. */
export interface Organization {
  readonly id: string;
  readonly root: string;
  /** Ids of the organizational units by name; all are directly below the root. */
  readonly units: Readonly<Record<UnitName, string>>;
  readonly accounts: AccountIds;
}

/** AWS chooses account ids itself; the emulator reads a wish from this tag. */
const WISHED_ID = 'countersign:account-id';

const STACK_SETS = 'member.org.stacksets.cloudformation.amazonaws.com';

async function createUnit(client: OrganizationsClient, root: string, unit: UnitName): Promise<string> {
  const created = await client.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: unit }));
  const id = created.OrganizationalUnit?.Id;
  if (!id) throw new LocalProblem(`The unit ${unit} could not be created.`);
  return id;
}

async function createAccount(
  client: OrganizationsClient,
  { root, units }: Pick<Organization, 'root' | 'units'>,
  key: AccountKey,
): Promise<string> {
  const { id, name, email, unit } = ACCOUNTS[key];
  const Tags = [{ Key: WISHED_ID, Value: id }];
  const command = new CreateAccountCommand({ AccountName: name, Email: email, Tags });
  let { CreateAccountStatus: status } = await client.send(command);
  while (status?.State === 'IN_PROGRESS') {
    await sleep(50);
    const again = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: status.Id });
    status = (await client.send(again)).CreateAccountStatus;
  }
  if (!status?.AccountId)
    throw new LocalProblem(`The account ${name} could not be created: ${status?.FailureReason ?? 'no reason given'}.`);
  const move = { AccountId: status.AccountId, SourceParentId: root, DestinationParentId: units[unit] };
  await client.send(new MoveAccountCommand(move));
  return status.AccountId;
}

/** Creates the demo Organization with all features, SCPs and StackSets on, and one account in each of three units. */
export async function createOrganization(emulatorUrl: string): Promise<Organization> {
  const client = new OrganizationsClient(clientSettings(emulatorUrl, rootKeys(MANAGEMENT)));
  await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Organization } = await client.send(new DescribeOrganizationCommand({}));
  const { Roots } = await client.send(new ListRootsCommand({}));
  const root = Roots?.[0]?.Id;
  if (!Organization?.Id || !root) throw new LocalProblem('The emulator created no Organization.');
  await client
    .send(new EnablePolicyTypeCommand({ RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' }))
    .catch((error) => {
      if (!(error instanceof PolicyTypeAlreadyEnabledException)) throw error;
    });
  await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: STACK_SETS }));
  const units = {
    Security: await createUnit(client, root, 'Security'),
    Production: await createUnit(client, root, 'Production'),
    Sandbox: await createUnit(client, root, 'Sandbox'),
  };
  const hub = await createAccount(client, { root, units }, 'hub');
  const payments = await createAccount(client, { root, units }, 'payments');
  const analytics = await createAccount(client, { root, units }, 'analytics');
  return { id: Organization.Id, root, units, accounts: { management: MANAGEMENT, hub, payments, analytics } };
}
