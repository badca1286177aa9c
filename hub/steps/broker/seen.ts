import { actedOn } from '../../../shared/grant/document';
import type { RequestState } from '../../../shared/lifecycle/state';
import type { BrokerPorts } from './context';

/** What can be seen of the call's resources now, a line each, for people who must find out what happened. Never throws. */
export async function seenNow(ports: BrokerPorts, state: RequestState): Promise<readonly string[]> {
  if (!state.assessed) return [];
  try {
    const { sourced, grant } = state.assessed;
    const arns = actedOn(grant);
    const read = await ports.reader.facts(state.request, sourced.call, arns, ports.clock());
    if (!read.ok) return [`${read.missing} does not exist`];
    return read.resources.flatMap(({ arn, attributes }) =>
      attributes.map(({ key, value }) => `${arn} ${key}: ${value ?? 'not known'}`),
    );
  } catch (error) {
    return [`nothing could be read: ${(error as Error).name}`];
  }
}
