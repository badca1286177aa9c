import type { Catalogue, Service } from '../catalogue/catalogue';
import type { Found } from '../catalogue/of-action';
import type { OperationModel } from '../catalogue/operation';

/**
 * The mutating operations that a record may mean. Several services answer at one address: of rds, neptune and docdb only
 * rds counts where it has the operation, since the others' models lack members whose defaults matter. Some put a version at the end of the name (`CreateFunction20150331`, `UpdateDistribution2020_05_31`).
 * An API version that fits only some of them decides; it is a hint and may fit none.
 */
export function operationsNamed(
  catalogue: Catalogue,
  event: { readonly source: string; readonly name: string; readonly apiVersion?: string | undefined },
): readonly Found[] {
  const plain = event.name.replace(/_?\d{4}_?\d{2}_?\d{2}(v\d+)?$/, '');
  const found = catalogue.ofEvents(event.source).flatMap((name) => {
    const service = catalogue.service(name);
    const operation = service ? operationIn(service, event.name, plain) : null;
    return service && operation ? [{ service, operation }] : [];
  });
  const after = new Set(found.flatMap(({ service }) => service.before ?? []));
  const first = found.filter(({ service }) => !after.has(service.service));
  const version = plainVersion(event.apiVersion);
  const fitting = first.filter(({ service }) => plainVersion(service.version) === version);
  return fitting.length > 0 ? fitting : first;
}

/** A name that only CloudTrail uses goes before the operation that once had it. */
function operationIn(service: Service, name: string, plain: string): OperationModel | null {
  const { renamed = {} } = service;
  const known = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  return service.operation(known ?? name) ?? service.operation(plain);
}

const plainVersion = (version: string | undefined): string => (version ?? '').replace(/\D/g, '');
