import type { $Schema, $SchemaRef, StaticStructureSchema } from '@smithy/types';
import type { Service } from '../../../shared/catalogue/catalogue';
import type { OperationModel } from '../../../shared/catalogue/operation';
import {
  isSimple,
  type Member,
  type ShapeRef,
  type SimpleType,
  type Structure,
  type TimeFormat,
} from '../../../shared/catalogue/shapes';
import { elementTraits, memberTraits, namespaceTrait } from './member-traits';

/**
 * The numbers that stand for simple types in the SDK's schemas. A stream is written like a blob, since we have all of it,
 * and a union like the structure it is with one member.
 * Source: `SCHEMA` in @smithy/core/schema, and the static schemas that every client carries.
 */
const SIMPLE: Readonly<Record<SimpleType, number>> = {
  string: 0,
  integer: 1,
  long: 1,
  float: 1,
  double: 1,
  boolean: 2,
  timestamp: 4,
  document: 15,
  blob: 21,
};
const TIMES: Readonly<Record<TimeFormat, number>> = { iso8601: 5, rfc822: 6, unixTimestamp: 7 };

const known = new WeakMap<Service, Schemas>();

/** The SDK's schema of an operation's input, made from the catalogue, once for each shape of a service. */
export function inputSchema(service: Service, operation: OperationModel): $SchemaRef {
  const schemas = known.get(service) ?? new Schemas(service);
  known.set(service, schemas);
  return schemas.input(operation);
}

class Schemas {
  readonly #service: Service;
  readonly #shapes = new Map<ShapeRef, $Schema>();
  readonly #inputs = new Map<string, $SchemaRef>();
  readonly #namespace: string;

  constructor(service: Service) {
    this.#service = service;
    this.#namespace = `catalogue.${service.service}`;
  }

  /** The XML element around the whole input has a name and a namespace of its own. */
  input({ operation, input, root }: OperationModel): $SchemaRef {
    const before = this.#inputs.get(operation);
    if (before !== undefined) return before;
    const [name, uri] = root ?? [`${operation}Input`, ''];
    const made = this.#structure(name, { ...input, ...(uri ? { xmlns: [uri] as const } : {}) });
    this.#inputs.set(operation, made);
    return made;
  }

  /** A shape by reference. Compound shapes are made when they are needed: some contain themselves. */
  #ref(ref: ShapeRef): $SchemaRef {
    if (isSimple(ref)) return SIMPLE[ref];
    const shape = this.#service.shape(ref);
    if ('type' in shape) return shape.time ? TIMES[shape.time] : SIMPLE[shape.type];
    return () => this.#compound(ref);
  }

  #compound(ref: ShapeRef): $Schema {
    const made = this.#shapes.get(ref) ?? this.#make(ref);
    this.#shapes.set(ref, made);
    return made;
  }

  #make(ref: ShapeRef): $Schema {
    const shape = this.#service.shape(ref);
    if ('members' in shape) return this.#structure(ref, shape);
    if ('list' in shape) return [1, this.#namespace, ref, 0, this.#element(shape.list)];
    if ('key' in shape) return [2, this.#namespace, ref, 0, this.#element(shape.key), this.#element(shape.value)];
    throw new Error(`${ref} is a simple type`);
  }

  #structure(name: string, shape: Structure): StaticStructureSchema {
    const names = Object.keys(shape.members);
    const members = Object.entries(shape.members).map(([member, model]) => this.#member(member, model, shape));
    return [3, this.#namespace, name, namespaceTrait(shape.xmlns), names, members];
  }

  #member(name: string, member: Member, { payload }: Structure): $SchemaRef {
    const ref = this.#ref(member.of);
    const { protocol } = this.#service;
    return [ref, memberTraits(name, member, { protocol, payload, isMap: this.#isMap(member.of) })];
  }

  #isMap(ref: ShapeRef): boolean {
    return !isSimple(ref) && 'key' in this.#service.shape(ref);
  }

  #element(member: Member): $SchemaRef {
    return [this.#ref(member.of), elementTraits(member, this.#service.protocol)];
  }
}
