import { isUnread, type ResourceFacts } from '../facts/facts';
import { id, join, type Phrase, say } from './phrase';
import { quoted } from './visible';

/** Resources that a sentence names before it counts the rest. */
const MOST_NAMED = 10;

/** What our look-up found under a key; `null` when it found nothing or was not asked. */
export const attributeOf = ({ attributes }: ResourceFacts, key: string): string | null =>
  attributes.find((attribute) => attribute.key === key)?.value ?? null;

/** The part of an ARN that names the resource: `i-0a1b…` of an instance, the name of a bucket or of a database. */
export const idOf = (resource: Pick<ResourceFacts, 'arn'>): string => kindAndIdOf(resource).replace(/^.*[/:](?=.)/, '');

/** What an ARN says beside partition, service, region and account: `db:orders`, `loadbalancer/app/orders/50dc6c49`. */
export const kindAndIdOf = ({ arn }: Pick<ResourceFacts, 'arn'>): string => arn.split(':').slice(5).join(':');

/** The resource by the name its owner gave it, with the id that cannot lie; the id alone when it has no name. */
export function nameOf(resource: ResourceFacts): Phrase {
  const name = quoted(attributeOf(resource, 'name') ?? '');
  if (isUnread(resource)) return id(kindAndIdOf(resource));
  return name === '' || name === idOf(resource) ? id(idOf(resource)) : say`${id(name)} (${id(idOf(resource))})`;
}

/** All resources by name; after ten, how many more. */
export function namesOf(resources: readonly ResourceFacts[], more: (n: number) => string, separator: string): Phrase {
  const named = join(resources.slice(0, MOST_NAMED).map(nameOf), separator);
  return resources.length > MOST_NAMED ? say`${named}${more(resources.length - MOST_NAMED)}` : named;
}

/** The sum of a number that every resource must have; `null` when one of them does not. */
export function sumOf(resources: readonly ResourceFacts[], key: string): number | null {
  const numbers = resources.map((resource) => Number.parseInt(attributeOf(resource, key) ?? '', 10));
  return numbers.some(Number.isNaN) ? null : numbers.reduce((sum, number) => sum + number, 0);
}
