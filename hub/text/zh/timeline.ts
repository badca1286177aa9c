import { say } from '../../../shared/consequence/phrase';
import type { Text } from '../en/text';

/** One past-tense sentence for each event. */
export const timeline: Text['timeline'] = {
  opened: (operator) => say`AWS 拒绝了${operator}的调用，Countersign 建立了本申请。`,
  assessed: 'Countersign 读取了该调用的影响。',
  confirmed: (name) => say`${name}已确认并请求签署。`,
  voted: (name) => say`${name}已同意。`,
  verifiedVote: (name) => say`${name}的签名已核验，计入。`,
  verifiedRelease: '放行已核验，计入。',
  copied: (n) => (n === 0 ? '未要求备份。' : `已创建 ${n} 个副本。`),
  released: (name) => say`${name}已放行。`,
  executing: 'Countersign 开始执行该调用。',
  executed: 'AWS 已受理该调用。',
  failed: (error) => say`执行失败：${error}。`,
  unknown: '没有收到 AWS 的答复。',
  settled: (name) => say`${name}登记了实际结果。`,
  revoked: '临时角色已移除。',
  cancelled: (name) => say`${name}取消了申请。`,
  disowned: (name) => say`${name}表示并非本人操作。`,
  rejected: (name) => say`${name}已驳回。`,
  expired: '期限已过。',
  voided: '将要执行的内容有变化，申请作废。',
  frozen: '申请已冻结。',
  closed: '已通知所有相关人员，申请关闭。',
};
