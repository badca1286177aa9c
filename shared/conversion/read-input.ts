import { isJsonObject, type JsonObject } from '../canonical/json';
import type { OperationModel } from '../catalogue/operation';
import type { Member, Structure } from '../catalogue/shapes';
import { type Reader, readStructure } from './read';

/** The key that API Gateway logs the body of a request under, beside the labels of its path. */
const bodyKeyOf = (service: string, { operation }: OperationModel): string | null =>
  service === 'apigateway' ? `${operation.charAt(0).toLowerCase()}${operation.slice(1)}Input` : null;

/**
 * The input out of what was logged. Where the body stands under a key of its own, labels and body are read apart: of
 * PutIntegration both have an `httpMethod`, which are two members.
 * Source: records of CreateStage and CreateDeployment of 2024, in test/shared/conversion/parameters-cases.json
 */
export function readInput(reader: Reader, service: string, operation: OperationModel, logged: JsonObject): JsonObject {
  const { input } = operation;
  const bodyKey = bodyKeyOf(service, operation);
  const place = { path: '', depth: 0, texts: false };
  const body = bodyKey !== null && Object.hasOwn(logged, bodyKey) ? logged[bodyKey] : undefined;
  if (bodyKey === null || body === undefined || !isJsonObject(body)) return readStructure(reader, input, logged, place);
  const { [bodyKey]: _, ...labels } = logged;
  const read: JsonObject = {
    ...readStructure(
      reader,
      only(input, ({ at }) => at !== undefined),
      labels,
      place,
    ),
    ...readStructure(
      reader,
      only(input, ({ at }) => at === undefined),
      body,
      { ...place, path: bodyKey },
    ),
  };
  return Object.fromEntries(
    Object.keys(input.members).flatMap((name) => (read[name] === undefined ? [] : [[name, read[name]]])),
  );
}

function only(shape: Structure, wanted: (member: Member) => boolean): Structure {
  const members = Object.fromEntries(Object.entries(shape.members).filter(([, member]) => wanted(member)));
  return { ...shape, members, required: shape.required.filter((name) => Object.hasOwn(members, name)) };
}
