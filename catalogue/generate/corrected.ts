import type { BotocoreService, BotocoreShape } from './botocore';
import type { ServiceOverride } from './overrides';

/**
 * A model with its shapes corrected by hand. @throws when a correction is of a shape that the model does not have, or says
 * what it says already.
 */
export function corrected(service: BotocoreService, override: ServiceOverride | undefined): BotocoreService {
  const changes = (override?.open ?? []).map((name) => [name, { sensitive: false }] as const);
  if (changes.length === 0) return service;
  const shapes = changes.map(([name, change]): readonly [string, BotocoreShape] => {
    const shape = service.shapes[name];
    if (!shape) throw new Error(`${service.service} has no shape ${name}`);
    if (Object.entries(change).every(([trait, value]) => (shape[trait as keyof typeof change] ?? false) === value))
      throw new Error(`the correction of ${name} in ${service.service} says nothing new`);
    return [name, { ...shape, ...change }];
  });
  return { ...service, shapes: { ...service.shapes, ...Object.fromEntries(shapes) } };
}
