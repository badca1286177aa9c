import type { Describe, Known } from './consequence';
import { instanceDependants } from './instance-dependants';
import { id, type Phrase, say } from './phrase';
import { attributeOf, namesOf, sumOf } from './resource-names';
import { quoted } from './visible';

/** ec2:TerminateInstances, after section 4, entry 1. Several instances are counted in the title and named in the result. */
export const terminateInstances: Describe = {
  en: (known) => ({
    title: title(known, {
      one: (name) => say`Terminate EC2 instance ${name}`,
      many: (n) => say`Terminate ${n} EC2 instances`,
      more: (n) => ` and ${n} more, all listed below`,
    }),
    result: result(known, {
      list: (names) => say`${names}. `,
      one: 'It is shut down and deleted, ',
      many: 'They are shut down and deleted, ',
      volumes: (gone, kept) =>
        `with ${volumes(gone)}; ${kept === 0 ? 'none stay' : `${volumes(kept)} ${kept === 1 ? 'stays' : 'stay'}`}.`,
      unknown: 'with attached volumes. Not known: how many.',
      store: ' Data on instance-store disks is lost.',
      more: (n) => ` and ${n} more, all listed below`,
      separator: ', ',
    }),
    undo: {
      class: 'permanent',
      text: image(known, {
        newest: (text) => say`Cannot be undone. Newest image: ${id(quoted(text))}`,
        unknown: say`Cannot be undone. Not known: whether an image or snapshot exists`,
      }),
    },
    depends: instanceDependants.en(known),
  }),
  zh: (known) => ({
    title: title(known, {
      one: (name) => say`终止 EC2 实例 ${name}`,
      many: (n) => say`终止 ${n} 个 EC2 实例`,
      more: (n) => ` 等，另有 ${n} 个，下方全部列出`,
    }),
    result: result(known, {
      list: (names) => say`${names}。`,
      one: '实例将关机并删除，',
      many: '这些实例将关机并删除，',
      volumes: (gone, kept) => `同时删除 ${gone} 个已挂载的卷，${kept === 0 ? '不保留任何卷' : `保留 ${kept} 个卷`}；`,
      unknown: '已挂载的卷可能一并删除（数量未知）；',
      store: '实例存储上的数据丢失。',
      more: (n) => ` 等，另有 ${n} 个，下方全部列出`,
      separator: '、',
    }),
    undo: {
      class: 'permanent',
      text: image(known, {
        newest: (text) => say`无法恢复。最新映像：${id(quoted(text))}`,
        unknown: say`无法恢复。未知：是否有映像或快照`,
      }),
    },
    depends: instanceDependants.zh(known),
  }),
};

const volumes = (n: number): string => (n === 1 ? '1 attached volume' : `${n} attached volumes`);

interface TitleWords {
  readonly one: (name: Phrase) => Phrase;
  readonly many: (n: number) => Phrase;
  readonly more: (n: number) => string;
}

const title = ({ facts: { resources } }: Known, words: TitleWords): Phrase =>
  resources.length === 1 ? words.one(namesOf(resources, words.more, '')) : words.many(resources.length);

interface ResultWords {
  readonly list: (names: Phrase) => Phrase;
  readonly one: string;
  readonly many: string;
  readonly volumes: (gone: number, kept: number) => string;
  readonly unknown: string;
  readonly store: string;
  readonly more: (n: number) => string;
  readonly separator: string;
}

function result({ facts: { resources } }: Known, words: ResultWords): Phrase {
  const gone = sumOf(resources, 'volumesDeleted');
  const kept = sumOf(resources, 'volumesKept');
  const fate = gone === null || kept === null ? words.unknown : words.volumes(gone, kept);
  const list = resources.length > 1 ? words.list(namesOf(resources, words.more, words.separator)) : [];
  return say`${list}${resources.length > 1 ? words.many : words.one}${fate}${words.store}`;
}

function image(
  { facts: { resources } }: Known,
  words: { readonly newest: (text: string) => Phrase; readonly unknown: Phrase },
): Phrase {
  const newest = resources.length === 1 && resources[0] ? attributeOf(resources[0], 'imageNewest') : null;
  return newest === null ? words.unknown : words.newest(newest);
}
