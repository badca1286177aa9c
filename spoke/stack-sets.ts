import { Aws, type CfnStackSet } from 'aws-cdk-lib';
import {
  Capability,
  DeploymentType,
  RegionConcurrencyType,
  StackSet,
  StackSetStack,
  StackSetTarget,
  StackSetTemplate,
} from 'cdk-stacksets';
import type { Construct, IDependable } from 'constructs';
import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Configuration } from '../shared/configuration/configuration';
import type { Partition } from '../shared/names';
import { SpokeRoles } from './roles';
import { DenialRule } from './rule';

/** IAM is global within a partition, so the roles go to one region, which every account has. */
const ROLES_REGION: Readonly<Record<Partition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

/**
 * The two StackSets: roles first, rules after them, to every member account but the hub, and to accounts that join
 * later. Service-managed and deployed from the management account; the templates have no assets and no hub tokens, so
 * one template fits every account and region. Auto-deployment knows no region order, only `DependsOn`.
 * Nothing is spread before `fence` stands. Returns the rules: where they are, denials become requests.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
 */
export function addSpokes(
  scope: Construct,
  configuration: Configuration,
  catalogue: Catalogue,
  fence: IDependable,
): CfnStackSet {
  const { installation } = configuration;
  const rolesStack = new StackSetStack(scope, 'SpokeRolesTemplate');
  new SpokeRoles(rolesStack, 'Spoke', configuration, catalogue, rolesStack.account);
  const rulesStack = new StackSetStack(scope, 'SpokeRulesTemplate');
  new DenialRule(rulesStack, 'Spoke', configuration, catalogue, rulesStack.account);
  const roles = spread(scope, 'SpokeRoles', rolesStack, configuration, `countersign-${installation}-roles`, [
    ROLES_REGION[configuration.partition],
  ]);
  const rules = spread(
    scope,
    'SpokeRules',
    rulesStack,
    configuration,
    `countersign-${installation}-rules`,
    configuration.regions,
  );
  const rolesArn = `arn:${configuration.partition}:cloudformation:${Aws.REGION}:${Aws.ACCOUNT_ID}:stackset/${resourceOf(roles).ref}`;
  resourceOf(rules).addPropertyOverride('AutoDeployment.DependsOn', [rolesArn]);
  rules.node.addDependency(roles);
  roles.node.addDependency(fence);
  return resourceOf(rules);
}

function spread(
  scope: Construct,
  id: string,
  stack: StackSetStack,
  configuration: Configuration,
  stackSetName: string,
  regions: readonly string[],
): StackSet {
  const stackSet = new StackSet(scope, id, {
    stackSetName,
    template: StackSetTemplate.fromStackSetStack(stack),
    deploymentType: DeploymentType.serviceManaged({
      autoDeployEnabled: true,
      autoDeployRetainStacks: false,
      delegatedAdmin: false,
    }),
    capabilities: [Capability.NAMED_IAM],
    managedExecution: true,
    operationPreferences: {
      regionConcurrencyType: RegionConcurrencyType.PARALLEL,
      failureTolerancePercentage: 10,
      maxConcurrentPercentage: 50,
    },
    target: StackSetTarget.fromOrganizationalUnits({
      organizationalUnits: [configuration.organization.root],
      regions: [...regions],
      excludeAccounts: [configuration.hub.account],
    }),
  });
  resourceOf(stackSet).addPropertyOverride('OperationPreferences.ConcurrencyMode', 'SOFT_FAILURE_TOLERANCE');
  return stackSet;
}

const resourceOf = (stackSet: StackSet): CfnStackSet => stackSet.node.defaultChild as CfnStackSet;
