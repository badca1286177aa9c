import { propertiesOf, theOne, within } from '../infra/template';
import { configuration, MEMBER, needingTwo } from '../organization/configuration';
import { PRODUCTION, policyOf } from '../organization/policies';
import { organization } from './organization';

const made = organization();

describe.each(['roles', 'rules'] as const)('the template of the spoke %s', (name) => {
  const template = made[name];

  it('fits every account and region as it is: no asset, no parameter, nothing of another stack', () => {
    expect(Object.keys(template)).toEqual(['Resources']);
    const references = [...within(template)].flatMap((value) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).filter(([key]) => key === 'Ref' || key.startsWith('Fn::'))
        : [],
    );
    for (const [key, value] of references) {
      expect(['Ref', 'Fn::Join']).toContain(key);
      if (key === 'Ref') expect(value).toBe('AWS::AccountId');
    }
  });

  it(`is small: ${made.texts[name].length} bytes, where a template in a call may have 51,200`, () => {
    expect(Buffer.byteLength(made.texts[name])).toBeLessThan(51_200 / 2);
  });

  it('is the same whoever the people are and however many must sign', () => {
    const others = {
      ...needingTwo,
      people: configuration.people.slice(1),
      groups: { 'platform-leads': ['tom-baker'] },
      mail: { from: 'other@example.com', contact: 'other@example.com' },
    };
    expect(organization(others).texts[name]).toBe(made.texts[name]);
  });

  it('says nothing of places or policies by name: where an account is makes no difference to what it gets', () => {
    const policies = [policyOf('another', {}, [PRODUCTION, MEMBER])];
    expect(organization({ ...configuration, policies }).texts[name]).toBe(made.texts[name]);
  });
});

describe('the StackSets', () => {
  it.each([
    ['SpokeRoles', ['us-east-1']],
    ['SpokeRules', configuration.regions],
  ])('%s reach every account but the hub, and those that join', (id, regions) => {
    expect(theOne(made.stack, 'AWS::CloudFormation::StackSet', id).Properties).toMatchObject({
      PermissionModel: 'SERVICE_MANAGED',
      CallAs: 'SELF',
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      StackInstancesGroup: [
        {
          DeploymentTargets: {
            AccountFilterType: 'DIFFERENCE',
            Accounts: ['222222222222'],
            OrganizationalUnitIds: ['r-root'],
          },
          Regions: regions,
        },
      ],
    });
  });

  it('come after the fence, the rules after the roles, here and in accounts that join', () => {
    const depends = (id: string) => theOne(made.stack, 'AWS::CloudFormation::StackSet', id).DependsOn;
    expect(depends('SpokeRoles')).toEqual(['Fence']);
    expect(depends('SpokeRules')).toEqual([expect.stringMatching(/^SpokeRoles/)]);
    const { AutoDeployment } = theOne(made.stack, 'AWS::CloudFormation::StackSet', 'SpokeRules').Properties;
    expect(JSON.stringify(AutoDeployment)).toMatch(/"DependsOn":\[.*:stackset\/.*"Ref":"SpokeRoles/);
  });
});

describe('guard and fence', () => {
  it('are attached to the root, the guard last: nobody is denied before there is a way to ask', () => {
    for (const { TargetIds, Type } of propertiesOf(made.stack, 'AWS::Organizations::Policy'))
      expect([TargetIds, Type]).toEqual([['r-root'], 'SERVICE_CONTROL_POLICY']);
    const [before] = theOne(made.stack, 'AWS::Organizations::Policy', 'Guard').DependsOn ?? [];
    expect(before).toMatch(/^SpokeRules/);
  });

  it('are one guard for each place, named by it and attached there, one after another', () => {
    const policies = [policyOf('deletes'), policyOf('more', { guard: ['kms:DisableKey'] }, [PRODUCTION, MEMBER])];
    const { stack } = organization({ ...configuration, policies });
    const guard = (id: string) => theOne(stack, 'AWS::Organizations::Policy', id);
    const shown = (id: string) => {
      const { Properties, DependsOn } = guard(id);
      return [Properties.Name, Properties.TargetIds, Properties.Description, DependsOn];
    };
    const about = 'Calls that need a second signature:';
    const [rules] = guard('Guard3').DependsOn ?? [];
    expect(rules).toMatch(/^SpokeRules/);
    expect(['Guard3', 'Guardourootproduction'].map(shown)).toEqual([
      [`countersign-demo-guard-${MEMBER}`, [MEMBER], `${about} account ${MEMBER}`, [rules]],
      [`countersign-demo-guard-${PRODUCTION}`, [PRODUCTION], `${about} unit Production`, [`Guard${MEMBER}`]],
    ]);
    expect(stack.Resources.Guard).toMatchObject({
      Properties: { Name: 'countersign-demo-guard-r-root', TargetIds: ['r-root'], Description: `${about} the root` },
      DependsOn: ['Guardourootproduction'],
    });
  });

  it('leave room for others: with the policy that AWS attaches, three of the five that a target could always have', () => {
    expect(propertiesOf(made.stack, 'AWS::Organizations::Policy').length + 1).toBeLessThanOrEqual(3);
  });
});
