import type { Cloud } from '../../local/cloud';
import { storedEvents } from '../../local/demo/evidence';

/** Does something that must not change a request, and expects every byte of its events to be as before. */
export async function changesNothing<T>(cloud: Cloud, request: string, act: () => Promise<T>): Promise<T> {
  const before = await storedEvents(cloud, request);
  expect(before.length).toBeGreaterThan(0);
  const result = await act();
  expect(await storedEvents(cloud, request)).toEqual(before);
  return result;
}
