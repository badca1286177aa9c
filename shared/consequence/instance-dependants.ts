import type { Known, Language } from './consequence';
import { id, join, type Phrase, say } from './phrase';
import { attributeOf } from './resource-names';
import { quoted } from './visible';

interface Words {
  readonly protectedAll: string;
  readonly protectedSome: (zones: Phrase) => Phrase;
  readonly protectionUnknown: string;
  readonly zonesUnknown: string;
  readonly forced: string;
  readonly group: (name: Phrase) => Phrase;
  readonly groupUnknown: string;
  readonly othersUnknown: string;
  readonly separator: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    protectedAll: 'Termination protection is on: AWS will refuse.',
    protectedSome: (zones) =>
      say`Termination protection is on for some: only those of ${zones} stay and the others are terminated (can succeed in part).`,
    protectionUnknown: 'Not known: termination protection.',
    zonesUnknown:
      'Termination protection is on for some. Not known: their zones, and so which others stay (can succeed in part).',
    forced: 'Force or SkipOsShutdown is set: no clean shutdown, files may be damaged.',
    group: (name) => say`Auto Scaling group ${name} will start a replacement.`,
    groupUnknown: 'Not known: whether an Auto Scaling group will replace it.',
    othersUnknown: 'Not known: target groups and Elastic IP addresses.',
    separator: ', ',
  },
  zh: {
    protectedAll: '已开启终止保护：AWS 会拒绝。',
    protectedSome: (zones) => say`部分实例已开启终止保护：仅 ${zones} 的实例保留，其他会被终止（可能部分成功）。`,
    protectionUnknown: '未知：终止保护。',
    zonesUnknown: '部分实例已开启终止保护。未知：可用区，因此无法确定哪些实例保留（可能部分成功）。',
    forced: '已设置 Force 或 SkipOsShutdown：不会正常关机，文件可能损坏。',
    group: (name) => say`Auto Scaling 组 ${name} 会启动替代实例。`,
    groupUnknown: '未知：Auto Scaling 组是否会启动替代实例。',
    othersUnknown: '未知：目标组和弹性 IP。',
    separator: '、',
  },
};

/** What depends on instances, what AWS would refuse first, and what makes it worse. */
export const instanceDependants: Readonly<Record<Language, (known: Known) => readonly Phrase[]>> = {
  en: (known) => sentences(known, WORDS.en),
  zh: (known) => sentences(known, WORDS.zh),
};

function sentences({ call, facts: { resources } }: Known, words: Words): readonly Phrase[] {
  const of = (key: string) => resources.map((resource) => attributeOf(resource, key));
  const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const groups = distinct(of('autoScalingGroup')).filter((group) => group !== 'none');
  return [
    ...protection(of('protection'), of('zone'), words),
    ...(call.input.Force === true || call.input.SkipOsShutdown === true ? [say`${words.forced}`] : []),
    ...groups.map((group) => words.group(id(quoted(group)))),
    ...(of('autoScalingGroup').includes(null) ? [say`${words.groupUnknown}`] : []),
    say`${words.othersUnknown}`,
  ];
}

/**
 * EC2 refuses per zone: with one instance protected, all of its zone stay and those of other zones go. Without every
 * zone it cannot be said which.
 */
function protection(
  protections: readonly (string | null)[],
  zones: readonly (string | null)[],
  words: Words,
): readonly Phrase[] {
  const unknown = protections.includes(null) ? [say`${words.protectionUnknown}`] : [];
  if (!protections.includes('on')) return unknown;
  if (protections.length === 1) return [say`${words.protectedAll}`];
  const kept = new Set(zones.filter((_, index) => protections[index] === 'on'));
  const known = zones.filter((zone) => zone !== null);
  if (known.length < zones.length) return [say`${words.zonesUnknown}`, ...unknown];
  if (known.every((zone) => kept.has(zone))) return [say`${words.protectedAll}`];
  const names = known.filter((zone, index) => kept.has(zone) && known.indexOf(zone) === index);
  const shown = join(
    names.map((zone) => id(quoted(zone))),
    words.separator,
  );
  return [words.protectedSome(shown), ...unknown];
}
