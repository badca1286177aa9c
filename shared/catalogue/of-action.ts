import type { Catalogue, Service } from './catalogue';
import type { OperationModel } from './operation';

/** An operation with its service. */
export interface Found {
  readonly service: Service;
  readonly operation: OperationModel;
}

/**
 * The mutating operations that an IAM action names: those whose first action it is. Mostly one, of the same name; none
 * for an action that only reads, or of which the catalogue knows nothing.
 */
export function operationsOfAction(catalogue: Catalogue, action: string): readonly Found[] {
  const [prefix = ''] = action.split(':');
  const wanted = action.toLowerCase();
  return servicesOf(catalogue, prefix).flatMap((service) =>
    service.operations.flatMap((name) => {
      const operation = service.operation(name);
      const [first] = operation?.actions ?? [];
      return operation && first?.action.toLowerCase() === wanted ? [{ service, operation }] : [];
    }),
  );
}

/** Some actions have a prefix of their own (`s3-object-lambda:`); they are found in the services that use them. */
const servicesOf = (catalogue: Catalogue, prefix: string): readonly Service[] =>
  catalogue.ofActions(prefix).flatMap((name) => catalogue.service(name) ?? []);

/**
 * Event names under which CloudTrail logs an operation, exactly or by how they begin: Lambda and CloudFront put a
 * version at the end.
 * Source: captured events in test/fixtures/cloudtrail/captured.
 */
export function eventNamesOf({ service, operation }: Found): readonly (string | { readonly prefix: string })[] {
  const { operation: name } = operation;
  const others = Object.entries(service.renamed ?? {}).flatMap(([event, of]) => (of === name ? [event] : []));
  return DATED.has(service.service)
    ? [name, { prefix: `${name}20` }, { prefix: `${name}_20` }, ...others]
    : [name, ...others];
}

const DATED: ReadonlySet<string> = new Set(['lambda', 'cloudfront']);
