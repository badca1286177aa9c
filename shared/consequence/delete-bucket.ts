import type { Describe, Known } from './consequence';
import { id, type Phrase, say } from './phrase';
import { attributeOf } from './resource-names';

/**
 * s3:DeleteBucket. Who still names the bucket (trails, log targets, replication) is not read yet, so it is said to be
 * not known rather than left out: whoever takes the name would receive what they send.
 */
export const deleteBucket: Describe = {
  en: (known) => ({
    title: say`Delete S3 bucket ${bucket(known)}`,
    result: say`The empty bucket and its policy, lifecycle, replication, logging and website settings are deleted. The name is released and any AWS account may take it.`,
    undo: { class: 'permanent', text: say`Cannot be undone: the settings are lost and the name may be gone` },
    depends: [
      ...contents(known, {
        no: 'It holds objects or versions: AWS will refuse.',
        unknown: 'Not known: whether it is empty. AWS refuses while it holds anything.',
      }),
      say`Not known: what still names it (trails, log targets, replication, stacks). If someone takes the name, these may send data to them.`,
    ],
  }),
  zh: (known) => ({
    title: say`删除 S3 存储桶 ${bucket(known)}`,
    result: say`空存储桶及其策略、生命周期、复制、日志和网站设置将被删除。名称被释放，任何 AWS 账户都可以占用。`,
    undo: { class: 'permanent', text: say`无法恢复：设置丢失，名称可能无法取回` },
    depends: [
      ...contents(known, {
        no: '桶内有对象或版本：AWS 会拒绝。',
        unknown: '未知：桶是否为空。桶内有内容时 AWS 会拒绝。',
      }),
      say`未知：哪些配置仍引用该桶（跟踪、日志目标、复制、堆栈）。如名称被他人占用，数据可能发送给对方。`,
    ],
  }),
};

const bucket = ({ call }: Known): Phrase => id(String(call.input.Bucket));

function contents({ facts }: Known, words: { no: string; unknown: string }): readonly Phrase[] {
  const empty = facts.resources[0] ? attributeOf(facts.resources[0], 'empty') : null;
  if (empty === 'yes') return [];
  return [say`${empty === 'no' ? words.no : words.unknown}`];
}
