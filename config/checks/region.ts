import { regionFault } from '../regions';
import { type Check, problemAt } from '../sources';

/** Every region is one of the partition, by its name. */
export const region: Check = ({ settings }) => {
  if (!settings) return [];
  const { partition, hub, regions } = settings.value;
  const named = [
    { path: ['hub', 'region'], value: hub.region },
    ...regions.map((value, index) => ({ path: ['regions', index], value })),
  ];
  return named.flatMap(({ path, value }) => {
    const message = regionFault(value, partition);
    return message === null ? [] : [problemAt(settings, path, { check: 'region', message })];
  });
};
