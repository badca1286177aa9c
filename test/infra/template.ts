/** One resource of a CloudFormation template. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

/** A synthesized template, as it is deployed. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** All resources of a type, with their logical ids. */
export const ofType = (template: Template, type: string): readonly (readonly [string, Resource])[] =>
  Object.entries(template.Resources).filter(([, { Type }]) => Type === type);

/** The properties of all resources of a type. */
export const propertiesOf = (template: Template, type: string): readonly Resource['Properties'][] =>
  ofType(template, type).map(([, { Properties }]) => Properties);

/** The one resource of a type whose logical id begins so. @throws unless it is exactly one. */
export function theOne(template: Template, type: string, start = ''): Resource {
  const found = ofType(template, type).filter(([id]) => id.startsWith(start));
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} resources of type ${type} begin with "${start}"`);
  return only[1];
}

/** What is inside a value of a template: itself, and every value in it. */
export function* within(value: unknown): Generator<unknown> {
  yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) yield* within(inner);
}

/** A logical id without the hash that CDK puts behind it. */
const nameOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

type Intrinsic = Readonly<Record<string, unknown>>;

/** A string of a template as a reader says it: `<Queue.Arn>` for an attribute, `<AWS::AccountId>` for a parameter. */
export function readable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[kind, content] = ['', '']] = Object.entries(value as Intrinsic);
  switch (kind) {
    case 'Ref':
      return `<${nameOf(String(content))}>`;
    case 'Fn::GetAtt': {
      const [id, attribute] = content as [string, string];
      return `<${nameOf(id)}.${attribute}>`;
    }
    case 'Fn::Join':
      return (content as [string, unknown[]])[1].map(readable).join((content as [string, unknown[]])[0]);
    default:
      throw new Error(`cannot say ${JSON.stringify(value)}`);
  }
}
