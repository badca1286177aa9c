import type { Service } from '../../shared/catalogue/catalogue';
import type { OperationModel } from '../../shared/catalogue/operation';
import { isSimple, type ShapeRef, type Structure } from '../../shared/catalogue/shapes';
import type { RealSchema } from './real-clients';

/** A member that only one of catalogue and client has: their models are of different days. */
export interface SkewedMember {
  /** The structure, or the operation when it is a member of the whole input. */
  readonly structure: string;
  readonly member: string;
  readonly only: 'catalogue' | 'client';
}

/** The members below an operation's input that are not in both. */
export function skewOf(
  service: Service,
  { operation, input }: OperationModel,
  real: RealSchema | 'unit',
): readonly SkewedMember[] {
  const skewed: SkewedMember[] = [];
  const seen = new Set<ShapeRef>();
  const structures = (structure: string, ours: Structure, theirs: RealSchema | 'unit'): void => {
    const names = theirs === 'unit' ? [] : (theirs[4] as string[]);
    for (const member of Object.keys(ours.members))
      if (!names.includes(member)) skewed.push({ structure, member, only: 'catalogue' });
    names.forEach((member, index) => {
      const model = ours.members[member];
      if (model) below(model.of, (theirs[5] as unknown[])[index]);
      else skewed.push({ structure, member, only: 'client' });
    });
  };
  const below = (ref: ShapeRef, theirs: unknown): void => {
    const schema = resolved(theirs);
    if (isSimple(ref) || seen.has(ref) || !Array.isArray(schema)) return;
    seen.add(ref);
    const shape = service.shape(ref);
    if ('members' in shape) structures(ref, shape, schema);
    else if ('list' in shape) below(shape.list.of, schema[4]);
    else if ('key' in shape) below(shape.value.of, schema[5]);
  };
  structures(operation, input, real);
  return skewed;
}

/** What a reference stands for: members are pairs of a reference and its traits, references may be functions. */
function resolved(reference: unknown): unknown {
  if (typeof reference === 'function') return resolved(reference());
  return Array.isArray(reference) && reference.length === 2 ? resolved(reference[0]) : reference;
}
