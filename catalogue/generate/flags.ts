import type { NeededAction, Pointer } from '../../shared/catalogue/operation';
import type { BotocoreOperation, BotocoreService } from './botocore';
import { namingMembers } from './input-members';
import { plain, verbAndNoun } from './names';

/** Members whose value is only an address of what will run: a template, code in S3, an image by its tag, a change set. */
const POINTER =
  /^(template|stackpolicy|stackpolicyduringupdate)ur[il]$|s3(object)?key$|^s3ur[il]$|^codeur[il]$|^image(ur[il]|location)?$|^(code)?s3(code)?ur[il]$|script(s3key|location)$|manifest(url|location|uri)$|^truststoreuri$|^objectkey$|^inputstoragelocation$/i;

/** The member beside a pointer that fixes its content. */
const PIN = /^s3objectversion$|^objectversion$|^s3version$/i;

/** Members that point to content outside the call, with the member that pins it where there is one. */
export function pointersOf(operation: BotocoreOperation, service: BotocoreService): readonly Pointer[] {
  const members = namingMembers(operation.input?.shape, service);
  const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.');
  return members
    .filter(({ leaf }) => POINTER.test(leaf))
    .map(({ path }) => {
      // An image is pinned by its digest only.
      const pin = /image/i.test(path)
        ? undefined
        : members.find((other) => parentOf(other.path) === parentOf(path) && PIN.test(other.leaf));
      return pin ? { member: path, pin: pin.path } : { member: path };
    });
}

/** The ARN is of what the operation is named after, not of something it belongs to. */
function isOf(operation: string, type: string): boolean {
  const [thing, kind] = [plain(verbAndNoun(operation).noun), plain(type)];
  return thing !== '' && kind !== '' && (thing.endsWith(kind) || kind.endsWith(thing) || kind.startsWith(thing));
}

/** Patterns of members that take a whole ARN, or an alias with what stands before its name, and no last part of an ARN. */
const takesMore = (pattern: string): boolean =>
  pattern !== '' && pattern.split('|').every((either) => /^\^?(arn:|alias\/)/.test(either));

/**
 * True when action and ARN of a denial leave nothing open: one resource, its ARN made of members only, and no other
 * member but a dry run or an idempotency token that may be left out. An operation that takes nothing has nothing open.
 */
export function isDerivable(
  operation: BotocoreOperation,
  service: BotocoreService,
  actions: readonly { readonly needed: NeededAction; readonly sure: number }[],
): boolean {
  const [action, ...others] = actions;
  if (Object.keys(service.shapes[operation.input?.shape ?? '']?.members ?? {}).length === 0) return others.length === 0;
  const [binding, ...more] = action?.needed.resources ?? [];
  // Several types of one ARN member are alternatives; several members are not.
  const alternatives = more.every(({ from }) => from !== undefined && from === binding?.from);
  if (!action || !binding || others.length > 0 || !alternatives || action.sure < 90) return false;
  if (!isOf(operation.name, binding.type)) return false;
  const inArn = binding.from
    ? [binding.from]
    : [...(binding.arn ?? '').matchAll(/(?<!\$)\{([^}]*)\}/g)].map(([, path = '']) => path);
  if (inArn.length === 0 || inArn.some((path) => !/^\w+$/.test(path)) || new Set(inArn).size !== inArn.length)
    return false;
  const input = service.shapes[operation.input?.shape ?? ''];
  const needed = new Set(input?.required ?? []);
  const patternOf = (name: string): string => service.shapes[input?.members?.[name]?.shape ?? '']?.pattern ?? '';
  if (!binding.from && inArn.some((name) => takesMore(patternOf(name)))) return false;
  return Object.entries(input?.members ?? {}).every(([name, { idempotencyToken }]) => {
    if (inArn.includes(name)) return true;
    // Only EC2's dry runs show in a record: its denials have their parameters.
    return !needed.has(name) && (idempotencyToken === true || (service.service === 'ec2' && name === 'DryRun'));
  });
}
