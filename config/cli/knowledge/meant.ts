import type { Catalogue, Service } from '../../../shared/catalogue/catalogue';
import type { Found } from '../../../shared/catalogue/of-action';
import { operationsNamed } from '../../../shared/conversion/operation-named';
import { nearest } from '../../nearest';

/** What a word for a service stands for. */
export interface MeantServices {
  /** As the word was given, without `.amazonaws.com`. */
  readonly word: string;
  /** What the word is: the catalogue's own name of one service, or something that several may share. */
  readonly is: 'a service' | 'an IAM prefix' | 'an event source' | 'an IAM prefix and event source';
  readonly services: readonly Service[];
}

/** A name that nothing has, with the nearest that something has. */
export interface NotMeant {
  readonly word: string;
  readonly nearest?: string;
}

/** The services that a word means, in any case: by name, IAM prefix or event source. */
export function servicesMeant(given: string, catalogue: Catalogue): MeantServices | NotMeant {
  const word = given.toLowerCase().replace(/\.amazonaws\.com(\.cn)?$/, '');
  const own = catalogue.service(word);
  if (own) return { word, is: 'a service', services: [own] };
  const [byPrefix, byEvents] = [catalogue.ofActions(word), catalogue.ofEvents(word)];
  const names = [...new Set([...byPrefix, ...byEvents])];
  if (names.length === 0) return notMeant(given, wordsForServices(catalogue));
  return {
    word,
    is:
      byPrefix.length === 0
        ? 'an event source'
        : byEvents.length === 0
          ? 'an IAM prefix'
          : 'an IAM prefix and event source',
    services: names.flatMap((name) => catalogue.service(name) ?? []),
  };
}

/** The operations that a word means in some of the services, in any case: by their own name or by CloudTrail's. */
export function operationsMeant(
  given: string,
  services: readonly Service[],
  catalogue: Catalogue,
): readonly Found[] | NotMeant {
  const word = given.toLowerCase();
  const byName = services.flatMap((service) =>
    service.operations
      .filter((name) => name.toLowerCase() === word)
      .flatMap((name) => {
        const operation = service.operation(name);
        return operation ? [{ service, operation }] : [];
      }),
  );
  if (byName.length > 0) return byName;
  const byEvent = operationsLogged(given, services, catalogue);
  // Names of operations are made of the same few verbs, so fewer letters may differ.
  return byEvent.length > 0
    ? byEvent
    : notMeant(
        given,
        services.flatMap(({ operations }) => operations),
        4,
      );
}

function operationsLogged(name: string, services: readonly Service[], catalogue: Catalogue): readonly Found[] {
  const logged = services.flatMap(({ events }) =>
    events.flatMap((source) => operationsNamed(catalogue, { source, name })),
  );
  return services.flatMap((service) => logged.find((found) => found.service === service) ?? []);
}

function notMeant(word: string, candidates: readonly string[], oneOf?: number): NotMeant {
  const candidate = nearest(word, candidates, oneOf);
  return { word, ...(candidate === undefined ? {} : { nearest: candidate }) };
}

const wordsForServices = (catalogue: Catalogue): readonly string[] => [
  ...new Set([
    ...catalogue.services,
    ...catalogue.prefixes,
    ...catalogue.services.flatMap((name) => catalogue.service(name)?.events ?? []),
  ]),
];
