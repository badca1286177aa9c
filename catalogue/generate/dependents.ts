import type { Dependent, NeededAction } from '../../shared/catalogue/operation';
import { type ActionSources, iamAction } from './actions';
import type { BotocoreOperation, BotocoreService } from './botocore';
import { type IamData, keysOf } from './iam';
import { hasMember, namingMembers } from './input-members';
import type { FurtherAction, OperationOverride } from './overrides';
import { tagged } from './tagged';

/** Members that hand a role to the service. */
const ROLE = /(role|rolearn|rolearns|roles|logspermissionarn)$/i;

/** Members that tag what the call makes. */
const TAGS = /^(tags|tagset|tagspecifications?|taglist|tagsmodel)$/i;

const TAGGING = /:(AddTags|AddTagsToResource|CreateTags|TagResource|TagRole|AddTagsToStream|TagLogGroup)$/;

/** In EC2 one call tags several kinds of things, and says with each tag of which kind it is. */
const KINDS = 'TagSpecifications[].ResourceType';

/**
 * Further actions that AWS may check against the caller. IAM's data names them without saying when; a role in the input
 * triggers PassRole and tags trigger tagging, and for the rest the trigger is not known.
 */
export function dependentsOf(
  operation: BotocoreOperation,
  primary: NeededAction,
  { service }: ActionSources,
  data: IamData,
  override: OperationOverride | undefined,
): readonly Dependent[] {
  const also = (override?.also ?? []).map((one) => further(one, primary));
  const corrected = new Set(also.map(({ action }) => action));
  const known = iamAction(data, primary.action)?.found;
  const names = new Set([
    ...(known?.dependentActions ?? []),
    ...(known?.resourceTypes ?? []).flatMap((type) => type.dependentActions),
  ]);
  const found = [...names].sort().flatMap((action): readonly Dependent[] => {
    if (action === 'iam:PassRole') return passRole(operation, service);
    return [TAGGING.test(action) ? tagging(action, operation, primary, service, data) : notKnown(action)];
  });
  const passes = names.has('iam:PassRole') ? [] : passRole(operation, service).filter(({ when }) => when !== null);
  return [...found.filter(({ action }) => !corrected.has(action)), ...passes, ...also];
}

const further = ({ arn, ...rest }: FurtherAction, primary: NeededAction): Dependent => ({
  ...rest,
  resources: arn === undefined ? primary.resources : [{ type: /([\w-]+)\/[^/]*$/.exec(arn)?.[1] ?? '', arn }],
});

const notKnown = (action: string): Dependent => ({ action, resources: [], when: null });

/**
 * Tags on what a call makes need a second action on that, and on nothing else that the call is about. Where AWS tells by
 * a condition key for which operation it asks, the grant demands the key: else it could tag whatever exists already.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
 */
function tagging(
  action: string,
  operation: BotocoreOperation,
  primary: NeededAction,
  service: BotocoreService,
  data: IamData,
): Dependent {
  const top = Object.keys(service.shapes[operation.input?.shape ?? '']?.members ?? {});
  const when = top.find((member) => TAGS.test(member));
  if (when === undefined) return notKnown(action);
  const [prefix = ''] = action.split(':');
  const kinds = prefix === 'ec2' && hasMember(operation.input?.shape, KINDS, service);
  const resources = primary.action.startsWith(`${prefix}:`) ? tagged(operation.name, primary.resources, kinds) : [];
  if (resources.length === 0) return { action, resources, when };
  const key = keysOf(data, action).find((name) => /:(CreateAction|TaggingAction)$/.test(name));
  return {
    action,
    resources,
    when,
    ...(kinds ? { types: KINDS } : {}),
    ...(key ? { context: { [key]: operation.name } } : {}),
  };
}

/**
 * A role of the account that the input hands to the service must be passed to it, whether IAM's list says so or not; one
 * that is taken away need not, and the services that act on roles themselves are not handed any.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
function passRole(operation: BotocoreOperation, service: BotocoreService): readonly Dependent[] {
  if (/^(iam|sts)$/.test(service.service)) return [notKnown('iam:PassRole')];
  if (/^(Batch)?(Disassociate|Remove)/.test(operation.name)) return [notKnown('iam:PassRole')];
  const members = namingMembers(operation.input?.shape, service);
  const roles = members.filter(({ path, leaf, word }) => ROLE.test(leaf) && !word && !path.startsWith('Remove'));
  if (roles.length === 0) return [notKnown('iam:PassRole')];
  const like = 'arn:${Partition}:iam::${Account}:role/*';
  return roles.map(({ path }) => ({
    action: 'iam:PassRole',
    resources: [{ type: 'role', from: path, like }],
    when: path,
  }));
}
