import type { Call } from '../call/call';
import type { JsonObject } from '../canonical/json';
import type { Dependent, OperationModel } from '../catalogue/operation';
import { type ActionResources, type LookUp, resourcesOf } from '../resource/resources-of';
import { textsAt, type Where } from '../resource/template';

/** The actions of a call on its resources: what a grant must allow. */
export interface Needed {
  /** The action that names the operation comes first. */
  readonly actions: readonly ActionResources[];
  /** Actions that AWS may check too; what would make it do so is not known, so no grant allows them. */
  readonly perhaps: readonly string[];
}

/** Why it is not known what a grant must allow. */
export type NotNeeded =
  | { readonly why: 'unknown-actions' }
  /** The input names none of the resources that IAM asks about for this action. */
  | { readonly why: 'no-resource'; readonly action: string }
  /** More than anybody would read before signing, and than a policy holds. */
  | { readonly why: 'too-many' }
  /** `named` are the ARNs of the same action that are known. */
  | {
      readonly why: 'look-up';
      readonly action: string;
      readonly lookUps: readonly LookUp[];
      readonly named: readonly string[];
    };

/** What a call needs, or why that is not known. */
export type NeededBy = { readonly ok: true; readonly needed: Needed } | ({ readonly ok: false } & NotNeeded);

/** Resources of one action in one request. */
const MOST = 100;

/**
 * What a call needs. `known` are ARNs that AWS itself has named, in the denial or in a look-up; they take the place of
 * what the input alone does not tell.
 */
export function neededBy(call: Call, operation: OperationModel, partition: string, known: readonly string[]): NeededBy {
  if (operation.actions === null) return { ok: false, why: 'unknown-actions' };
  const where: Where = { partition, region: call.region, account: call.account };
  const actions: ActionResources[] = [];
  for (const action of operation.actions) {
    const found = resourcesOf(action, call.input, where, known);
    if (!found) return { ok: false, why: 'no-resource', action: action.action };
    if (found.lookUps.length > 0)
      return { ok: false, why: 'look-up', action: action.action, lookUps: found.lookUps, named: found.arns };
    actions.push(found);
  }
  const perhaps: string[] = [];
  for (const dependent of operation.dependents ?? []) {
    const state = triggered(dependent, call.input);
    const resources = ofItsTypes(dependent, call.input);
    const found = state === 'yes' ? resourcesOf({ ...dependent, resources }, call.input, where, known) : null;
    if (found && found.lookUps.length > 0)
      return { ok: false, why: 'look-up', action: dependent.action, lookUps: found.lookUps, named: found.arns };
    if (found && resources.length > 0) {
      if (dependent.instead) actions.shift();
      const further = dependent.context ? { ...found, context: dependent.context } : found;
      if (!actions.some((one) => covers(one, further))) actions.push(further);
    } else if (state !== 'no') perhaps.push(dependent.action);
  }
  if (actions.some(({ arns }) => arns.length > MOST)) return { ok: false, why: 'too-many' };
  return { ok: true, needed: { actions, perhaps: [...new Set(perhaps)] } };
}

/** What is allowed on one occasion only covers nothing else. */
const covers = (one: ActionResources, other: ActionResources): boolean =>
  one.action === other.action && one.context === undefined && other.arns.every((arn) => one.arns.includes(arn));

function ofItsTypes({ resources, types }: Dependent, input: JsonObject): Dependent['resources'] {
  if (types === undefined) return resources;
  const named = textsAt(input, types) ?? [];
  return resources.filter(({ type }) => named.includes(type));
}

function triggered({ when, is }: Dependent, input: JsonObject): 'yes' | 'no' | 'not known' {
  if (when === null) return 'not known';
  const value = input[when];
  if (is) return value !== undefined && is.includes(value as string | boolean) ? 'yes' : 'no';
  if (value !== undefined) return 'yes';
  return (textsAt(input, when)?.length ?? 0) > 0 ? 'yes' : 'no';
}
