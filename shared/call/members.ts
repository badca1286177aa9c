import type { Json, JsonObject } from '../canonical/json';
import type { InputMember, Provenance } from './call';

/** Every leaf of an input with its path, in the order of the input; an empty list or structure is a leaf of its own. */
export function membersOf(input: JsonObject, provenance: (path: string) => Provenance): readonly InputMember[] {
  const members: InputMember[] = [];
  const visit = (value: Json, path: string): void => {
    const below = stepsInto(value);
    if (below === null || below.length === 0) members.push({ path, value, provenance: provenance(path) });
    else
      for (const [step, inner] of below)
        visit(inner, path === '' || step.startsWith('[') ? `${path}${step}` : `${path}.${step}`);
  };
  for (const [name, value] of Object.entries(input)) visit(value, name);
  return members;
}

function stepsInto(value: Json): readonly (readonly [string, Json])[] | null {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => [`[${index}]`, item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value as JsonObject) : null;
}
