import { membersOf } from '../call/members';
import { isJsonObject, type Json, type JsonObject } from '../canonical/json';
import type { OperationModel, Pointer } from '../catalogue/operation';
import type { Fault } from './fault';

/**
 * Members that only say where to find what will run: it could be another thing by the time it runs. A pinned version of
 * an object, or an image by its digest, cannot.
 */
export function pointersIn(input: JsonObject, { pointers = [] }: OperationModel): readonly Fault[] {
  const known = pointers.flatMap((pointer) => unpinned(input, pointer));
  const found = membersOf(input, () => 'AWS logged').filter(({ path, value }) => isElsewhere(path, value));
  const templates = launchTemplates(input, '');
  return [...new Set([...known, ...found.map(({ path }) => path), ...templates])].map((at) => ({
    fault: 'points-elsewhere',
    at,
  }));
}

/** Each pointer is pinned by the member beside it, in the same element of the same list, or not at all. */
function unpinned(input: JsonObject, { member, pin, fixed }: Pointer): readonly string[] {
  const steps = member.split('.');
  const name = steps.at(-1) ?? '';
  const pinName = pin?.split('.').at(-1);
  const holders = steps
    .slice(0, -1)
    .reduce<readonly Json[]>((values, step) => values.flatMap((value) => into(value, step)), [input]);
  const loose = holders.some((holder) => {
    const given = into(holder, name).filter((value) => typeof value === 'string' && !isFixed(value, fixed));
    const pins = pinName === undefined ? [] : into(holder, pinName);
    return given.length > 0 && !pins.some((value) => typeof value === 'string' && !['', 'null'].includes(value));
  });
  return loose ? [member] : [];
}

/** What is at one step below a value: the member, or every element of it. */
function into(value: Json, step: string): readonly Json[] {
  const name = step.replace(/\[\]$/, '');
  const inside = isJsonObject(value) && Object.hasOwn(value, name) ? [value[name] ?? null] : [];
  return step.endsWith('[]')
    ? inside.flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : []))
    : inside;
}

const isFixed = (text: string, fixed: string | undefined): boolean =>
  /@sha256:[0-9a-f]{64}$/.test(text) || (fixed !== undefined && new RegExp(fixed).test(text));

/** Versions that mean whatever is newest when the call runs, alone or at the end of an ARN. */
const FLOATING = /(^|:)\$(LATEST|DEFAULT)$/i;

/** Objects in S3 by their address, and values that are looked up when the call runs. */
const ADDRESS = /^s3[an]?:\/\/|^https:\/\/([\w.-]+\.)?s3[.-][\w.-]*amazonaws\.com(\.cn)?\/|^resolve:ssm:/i;

/** Where the call writes to is no place that it reads from. */
const WRITTEN =
  /output|destination|target|result|report|export|artifact|archive|log(s|ging)?(config\w*|settings|info)?(\.\w+)?$|log(path|ur[il]|location|prefix)$/i;

/** And what it reads is none that it writes to, whatever that is in. */
const READ = /(source|input)\w*(\.\w+)?$/i;

const isElsewhere = (path: string, value: Json): boolean =>
  typeof value === 'string' &&
  (FLOATING.test(value) || (ADDRESS.test(value) && (READ.test(path) || !WRITTEN.test(path))));

/** A launch template without a version means its default version, which can be set to another. */
function launchTemplates(value: Json, path: string): readonly string[] {
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item, index) => launchTemplates(item, `${path}[${index}]`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const template = /^launchtemplate(specification)?$/i.test(name) && isJsonObject(inside);
    const versioned = template && Object.keys(inside).some((key) => /^version(number)?$/i.test(key));
    return [...(template && !versioned ? [at] : []), ...launchTemplates(inside, at)];
  });
}
