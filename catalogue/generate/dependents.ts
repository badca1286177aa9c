import type { Dependent, NeededAction } from '../../shared/catalogue/operation';
import { type ActionSources, iamAction } from './actions';
import type { BotocoreOperation } from './botocore';
import type { IamData } from './iam';
import { namingMembers } from './input-members';

/** Members that hand a role to the service. */
const ROLE = /(role|rolearn|rolearns|roles)$/i;

/** Members that tag what the call makes. */
const TAGS = /^(tags|tagset|tagspecifications?|taglist|tagsmodel)$/i;

const TAGGING = /:(AddTags|AddTagsToResource|CreateTags|TagResource|TagRole|AddTagsToStream|TagLogGroup)$/;

/**
 * Further actions that AWS may check against the caller. IAM's data names them without saying when; a role in the input
 * triggers PassRole and tags trigger tagging, and for the rest the trigger is not known.
 */
export function dependentsOf(
  operation: BotocoreOperation,
  primary: NeededAction,
  { service }: ActionSources,
  data: IamData,
): readonly Dependent[] {
  const known = iamAction(data, primary.action)?.found;
  if (!known) return [];
  const names = new Set([...known.dependentActions, ...known.resourceTypes.flatMap((type) => type.dependentActions)]);
  const top = Object.keys(service.shapes[operation.input?.shape ?? '']?.members ?? {});
  return [...names].sort().flatMap((action): readonly Dependent[] => {
    if (action === 'iam:PassRole') return passRole(operation, service);
    const tags = TAGGING.test(action) ? top.find((member) => TAGS.test(member)) : undefined;
    return [{ action, resources: tags ? primary.resources : [], when: tags ?? null }];
  });
}

function passRole(operation: BotocoreOperation, service: ActionSources['service']): readonly Dependent[] {
  const roles = namingMembers(operation.input?.shape, service).filter(({ leaf }) => ROLE.test(leaf));
  if (roles.length === 0) return [{ action: 'iam:PassRole', resources: [], when: null }];
  const like = 'arn:${Partition}:iam::${Account}:role/*';
  return roles.map(({ path }) => ({
    action: 'iam:PassRole',
    resources: [{ type: 'role', from: path, like }],
    when: path,
  }));
}
