import { type Resource, readable, type Template } from './template';

/** One statement of a policy in a template. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A policy document in a template. */
export interface Document {
  readonly Statement: readonly Statement[];
}

/** One action on one resource, with the conditions in words; empty when there are none. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  readonly when: string;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const inWords = (condition: Statement['Condition'] = {}): string =>
  Object.entries(condition)
    .flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, wanted]) => `${operator} ${key} ${list(wanted).map(readable).join(', ')}`),
    )
    .join('; ');

/** The permissions that statements of one effect give, one line a pair of action and resource. */
export const permissionsIn = (statements: readonly Statement[], effect: 'Allow' | 'Deny'): readonly Permission[] =>
  statements
    .filter(({ Effect }) => Effect === effect)
    .flatMap(({ Action, Resource, Condition }) =>
      list(Action).flatMap((action) =>
        list(Resource).map((resource) => ({
          action: String(action),
          resource: readable(resource),
          when: inWords(Condition),
        })),
      ),
    );

const statementsOf = (document: unknown): readonly Statement[] => (document as Document).Statement;

/** The statements of every inline policy of a role, those that CDK keeps beside the role included. */
function statementsOfRole(template: Template, id: string, role: Resource): readonly Statement[] {
  const own = ((role.Properties.Policies ?? []) as { PolicyDocument: unknown }[]).map((one) => one.PolicyDocument);
  const beside = Object.values(template.Resources)
    .filter(
      ({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(`"${id}"`),
    )
    .map(({ Properties }) => Properties.PolicyDocument);
  return [...own, ...beside].flatMap(statementsOf);
}

/** Every role of a template: its name (or logical id), trust and permissions. */
export const rolesOf = (template: Template) =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    .map(([id, role]) => ({
      name: String(role.Properties.RoleName ?? id.replace(/[0-9A-F]{8}$/, '')),
      properties: role.Properties,
      trust: statementsOf(role.Properties.AssumeRolePolicyDocument),
      statements: statementsOfRole(template, id, role),
    }));

/** The statements of a resource's own policy, e.g. of a queue. */
export const statementsIn = (properties: Resource['Properties'], key = 'PolicyDocument'): readonly Statement[] =>
  statementsOf(properties[key]);
