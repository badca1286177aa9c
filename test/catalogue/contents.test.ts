import type { Service } from '../../shared/catalogue/catalogue';
import type { OperationModel } from '../../shared/catalogue/operation';
import type { Member } from '../../shared/catalogue/shapes';
import { textsAt } from '../../shared/resource/template';
import { catalogue } from '../organization/catalogue';

const services = catalogue.services.map((name) => catalogue.service(name)).filter((service) => service !== null);
const operations = services.flatMap((service) =>
  service.operations.map((name) => ({ service, operation: service.operation(name) as OperationModel })),
);

const SIMPLE = /^(string|boolean|integer|long|float|double|timestamp|blob|document)$/;

/** Follows every reference of a member to its end. */
function reach(service: Service, { of }: Member, seen: Set<string>): void {
  if (SIMPLE.test(of) || seen.has(of)) return;
  seen.add(of);
  const shape = service.shape(of);
  if ('members' in shape) for (const member of Object.values(shape.members)) reach(service, member, seen);
  if ('list' in shape) reach(service, shape.list, seen);
  if ('key' in shape) for (const member of [shape.key, shape.value]) reach(service, member, seen);
}

/** The type at the end of a member's path, through lists and structures; `null` when there is no such member. */
function typeAt(service: Service, { input }: OperationModel, path: string): string | null {
  let of: string | null = null;
  let members: Readonly<Record<string, Member>> = input.members;
  for (const step of path.split('.')) {
    const member: Member | undefined = members[step.replace(/\[\]$/, '')];
    if (!member) return null;
    const shape = SIMPLE.test(member.of) ? null : service.shape(member.of);
    const list = step.endsWith('[]') && shape && 'list' in shape ? shape.list.of : null;
    of = step.endsWith('[]') ? list : member.of;
    const inner = of !== null && !SIMPLE.test(of) ? service.shape(of) : null;
    members = inner && 'members' in inner ? inner.members : {};
    if (inner && 'type' in inner) of = inner.type;
  }
  return of;
}

describe('the catalogue', () => {
  it('knows every mutating operation of AWS: about eleven thousand in four hundred services', () => {
    expect(services.length).toBeGreaterThan(400);
    expect(operations.length).toBeGreaterThan(10_900);
  });

  it('knows the actions of at least 95 in 100', () => {
    const known = operations.filter(({ operation }) => operation.actions !== null);
    expect(known.length / operations.length).toBeGreaterThanOrEqual(0.95);
  });

  it('says of each operation whose actions are not known why', () => {
    const silent = operations.filter(
      ({ operation }) => (operation.actions === null) === (operation.unknown === undefined),
    );
    expect(silent.map(({ service, operation }) => `${service.service}:${operation.operation}`)).toEqual([]);
  });

  it('has every shape that an input reaches', () => {
    for (const { service, operation } of operations)
      for (const member of Object.values(operation.input.members)) reach(service, member, new Set());
  });

  it('binds ARNs to members that are texts', () => {
    const wrong = operations.flatMap(({ service, operation }) => {
      const bindings = (operation.actions ?? []).flatMap(({ resources }) => resources);
      const paths = bindings.flatMap(({ arn = '', from }) => [
        ...(from === undefined ? [] : [from]),
        ...[...arn.matchAll(/(?<!\$)\{(?:\w+\()?([^?*(){}=|~]+)[^{}]*\}/g)].map(([, path = '']) => path),
      ]);
      return paths
        .filter((path) => typeAt(service, operation, path) !== 'string')
        .map((path) => `${service.service}:${operation.operation} ${path}`);
    });
    expect(wrong).toEqual([]);
  });

  it('derives an input only where the ARN leaves no member open', () => {
    const derivable = operations.filter(({ operation }) => operation.derivable);
    expect(derivable.length).toBeGreaterThan(1_000);
    const open = derivable.filter(({ operation }) => {
      const binding = operation.actions?.[0]?.resources[0];
      const text = binding?.from === undefined ? (binding?.arn ?? '') : `{${binding.from}}`;
      const named = [...text.matchAll(/(?<!\$)\{(\w+)\}/g)].map(([, name]) => name);
      return Object.entries(operation.input.members).some(
        ([name, { token }]) => !named.includes(name) && !token && name !== operation.dryRun,
      );
    });
    expect(open.map(({ operation }) => operation.operation)).toEqual([]);
  });

  it('marks what only its documentation calls a secret', () => {
    const secrets = [
      'appsync:DeleteApiKey id',
      'appsync:UpdateApiKey id',
      'cognito-idp:CreateIdentityProvider ProviderDetails',
    ];
    const open = secrets.filter((line) => {
      const [service = '', operation = '', member = ''] = line.split(/[ :]/);
      return catalogue.service(service)?.operation(operation)?.input.members[member]?.secret !== true;
    });
    expect(open).toEqual([]);
  });

  it('reads a path of an input as far as it goes', () => {
    expect(textsAt({ A: [{ B: 'x' }, { B: 'y' }] }, 'A[].B')).toEqual(['x', 'y']);
    expect(textsAt({ A: [{ B: 1 }] }, 'A[].B')).toBeNull();
    expect(textsAt({}, 'A[].B')).toEqual([]);
  });
});
