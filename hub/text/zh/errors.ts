import { say } from '../../../shared/consequence/phrase';
import type { Text } from '../en/text';

/** Error pages: a heading, a paragraph that says whether something was recorded, a link. */
export const errors: Text['errors'] = {
  prefix: '错误：',
  summary: '有以下问题',
  home: '查看您的申请',
  open: '重新打开申请',
  notFound: {
    head: '未找到申请。',
    rest: '没有此编号的申请，或您不是相关人员。请核对编号，或询问发送给您的人。',
  },
  noPage: { head: '未找到页面。', rest: '此地址没有页面。未作任何改动。' },
  changed: { head: '您阅读期间内容有变化。', rest: '未记录任何内容。请重新阅读后再决定。' },
  changedSign: { head: '您阅读期间内容有变化。', rest: '未记录签名。请重新阅读后再签署。' },
  late: { head: '该步骤的期限已过。', rest: '未记录任何内容。' },
  already: { head: '您已签署过。', rest: '没有重复记录。' },
  notTurn: { head: '尚未轮到您签署。', rest: '未记录任何内容。' },
  neededLater: {
    head: '后面的级别需要您签署。',
    rest: '未记录任何内容。每人只能签署一次；没有您，后面的级别将无法完成，请由其他人签署这一级别。',
  },
  own: { head: '您不能签署自己的申请。', rest: '未记录任何内容。须由他人签署；您可以取消申请。' },
  frozen: { head: '该申请已冻结。', rest: '未记录任何内容。' },
  down: (provider) => ({ head: `${provider} 没有响应。`, rest: '未记录签名。请重试。' }),
  downDeadline: (at, operator) => say`期限仍为 ${at}。如仍无法完成，请告知${operator}。`,
  downSignIn: '未作任何改动。请重试。',
  form: {
    head: '该表单已失效。',
    rest: '可能打开过久、重复提交，或并非来自本站。未记录任何内容。请重新打开申请查看状态。',
  },
  tooLarge: { head: '文字过长。', rest: '未记录任何内容。请缩短后重试。' },
  fault: (ref) => ({
    head: 'Countersign 出现问题。',
    rest: `如果您正在签署，请重新打开申请确认是否已记录。参考号 ${ref}。`,
  }),
};
