import { membersOf } from '../call/members';
import type { JsonObject } from '../canonical/json';
import type { OperationModel } from '../catalogue/operation';
import { textsAt } from '../resource/template';
import type { Fault } from './fault';

/** Versions that mean whatever is newest when the call runs. */
const FLOATING = /^\$(LATEST|Latest|Default)$/;

/**
 * Members that only say where to find what will run: it could be another thing by the time it runs. A pinned version of
 * an object, or an image by its digest, cannot.
 */
export function pointersIn(input: JsonObject, { pointers = [] }: OperationModel): readonly Fault[] {
  const elsewhere = pointers.filter(({ member, pin }) => {
    const given = textsAt(input, member) ?? [];
    const pinned = pin !== undefined && (textsAt(input, pin)?.length ?? 0) > 0;
    return given.some((text) => !/@sha256:[0-9a-f]{64}$/.test(text)) && !pinned;
  });
  const floating = membersOf(input, () => 'AWS logged').filter(
    ({ value }) => typeof value === 'string' && FLOATING.test(value),
  );
  return [...elsewhere.map(({ member }) => member), ...floating.map(({ path }) => path)].map((at) => ({
    fault: 'points-elsewhere',
    at,
  }));
}
