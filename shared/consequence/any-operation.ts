import type { Describe, Known } from './consequence';
import { id, join, type Phrase, say } from './phrase';
import { kindAndIdOf } from './resource-names';

/** An operation that nobody has described yet: says so, and asks for the closest reading. */
export const anyOperation: Describe = {
  en: (known) => ({
    title: say`Run ${operation(known)} on ${targets(known, say`account ${account(known)}, no resource named`)}`,
    result: say`Countersign has no tested description of this operation: read what will run, line by line.`,
    undo: { class: 'unknown', text: say`Not known whether it can be undone: treat as permanent` },
    depends: [say`Not known: what depends on it.`],
  }),
  zh: (known) => ({
    title: say`对 ${targets(known, say`账户 ${account(known)}（未指明资源）`)} 执行 ${operation(known)}`,
    result: say`Countersign 没有该操作的已验证说明：请逐行核对将要执行的调用。`,
    undo: { class: 'unknown', text: say`不确定能否恢复：请按无法恢复处理` },
    depends: [say`未知：依赖方。`],
  }),
};

const operation = ({ call }: Known): Phrase => say`${id(call.service)} ${id(call.operation)}`;

const account = ({ facts: { accountName } }: Known): Phrase => id(accountName);

const targets = ({ facts: { resources } }: Known, none: Phrase): Phrase =>
  resources.length === 0
    ? none
    : join(
        resources.map((resource) => id(kindAndIdOf(resource))),
        ', ',
      );
