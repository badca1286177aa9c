import type { Catalogue, Service } from '../../shared/catalogue/catalogue';
import type { Found } from '../../shared/catalogue/of-action';
import type { OperationModel } from '../../shared/catalogue/operation';
import { nearest } from '../nearest';

/** The action that names an operation; `null` when it is not known. */
export const actionOf = ({ actions }: OperationModel): string | null => actions?.[0]?.action ?? null;

/** IAM's prefix of a service that the command line or CloudTrail calls so; `null` when neither does. */
export function prefixOfService(word: string, catalogue: Catalogue): string | null {
  const [logged = ''] = catalogue.ofEvents(word);
  return (catalogue.service(word) ?? catalogue.service(logged))?.iam ?? null;
}

/** The operations of this name, whatever their action: those of the service that was most likely meant. */
export function operationsNamed(name: string, prefix: string, catalogue: Catalogue): readonly Found[] {
  return servicesMeant(prefix, catalogue).flatMap((service) => called(name, service));
}

/** The action of the service that has the nearest name. */
export function nearestAction(name: string, prefix: string, catalogue: Catalogue): string | undefined {
  const actions = servicesMeant(prefix, catalogue).flatMap((service) =>
    service.operations.flatMap((operation) => ofOperation(operation, service)),
  );
  const byName = new Map(actions.map((action) => [action.slice(action.indexOf(':') + 1), action]));
  return byName.get(nearest(name, byName.keys(), 4) ?? '');
}

/** First words of the names of a service's actions, such as `Delete`. */
export function verbsOf(prefix: string, catalogue: Catalogue): readonly string[] {
  const names = servicesMeant(prefix, catalogue).flatMap(({ operations }) => operations);
  return [...new Set(names.flatMap((name) => /^[A-Z][a-z]+/.exec(name)?.[0] ?? []))];
}

/** Every action of AWS by which operations of this name are known. Only this reads all services. */
export function actionsAnywhere(name: string, catalogue: Catalogue): readonly string[] {
  const services = catalogue.services.flatMap((service) => catalogue.service(service) ?? []);
  const found = services.flatMap((service) => called(name, service));
  return [...new Set(found.flatMap(({ operation }) => actionOf(operation) ?? []))];
}

/** Services by their prefix, by what the command line or CloudTrail calls them, or by the prefix that is nearest. */
function servicesMeant(word: string, catalogue: Catalogue): readonly Service[] {
  const prefix = word.toLowerCase();
  const names = [catalogue.ofActions(prefix), catalogue.service(prefix) ? [prefix] : [], catalogue.ofEvents(prefix)];
  const known =
    names.find(({ length }) => length > 0) ?? catalogue.ofActions(nearest(prefix, catalogue.prefixes) ?? '');
  return known.flatMap((name) => catalogue.service(name) ?? []);
}

function called(name: string, service: Service): readonly Found[] {
  const wanted = name.toLowerCase();
  return service.operations
    .filter((operation) => operation.toLowerCase() === wanted)
    .flatMap((operation) => {
      const found = service.operation(operation);
      return found ? [{ service, operation: found }] : [];
    });
}

function ofOperation(name: string, service: Service): readonly string[] {
  const operation = service.operation(name);
  const action = operation && actionOf(operation);
  return action ? [action] : [];
}
