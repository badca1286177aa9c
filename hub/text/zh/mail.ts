import { say } from '../../../shared/consequence/phrase';
import type { Text } from '../en/text';

/** Mails: subjects without the code, first sentences, the lines of facts and the fixed footer. */
export const mail: Text['mail'] = {
  sandbox: '[沙盒] ',
  subject: {
    confirm: (title) => `请确认或取消：${title}`,
    sign: (title) => `请签署：${title}`,
    reminder: (title) => `提醒：${title}`,
    settled: (title) => `结果已登记：${title}`,
    voted: (have, need, title) => `已签 ${have}/${need}：${title}`,
    receipt: (title) => `您已同意：${title}`,
    release: (title) => `可以执行：${title}`,
    executed: (title) => `已执行：${title}`,
    failed: (title) => `执行失败：${title}`,
    unknown: (title) => `结果未知：${title}`,
    rejected: (title) => `已驳回：${title}`,
    cancelled: (title) => `已取消：${title}`,
    expired: (title) => `已过期：${title}`,
    voided: (title) => `已作废：${title}`,
    frozen: (title) => `已冻结：${title}`,
    check: (code) => `请核查：申请 ${code}`,
  },
  title: (operation) => say`执行 ${operation}`,
  confirm: (at, before, left) =>
    `AWS 于 ${at}拒绝了您的调用，尚未执行任何操作。如仍需执行，请在 ${before}前确认（还剩 ${left}）。如非本人操作，请打开申请并说明。`,
  sign: (operator, before, left) => say`${operator}请您签署。请在 ${before}前同意或驳回（还剩 ${left}）。`,
  settle: (before, left) => `请在 AWS 中核实，并在 ${before}前登记结果（还剩 ${left}）。`,
  remind: {
    confirm: (before, left) => `您尚未确认。${before}过期（还剩 ${left}），过期则不执行。`,
    sign: (missing, before, left) => `还差 ${missing} 个签名。${before}过期（还剩 ${left}），过期则不执行。`,
    release: (before, left) => `您尚未放行。${before}过期（还剩 ${left}），过期则不执行。`,
    settle: (before, left) => `尚无人登记结果。${before}将以结果未知关闭（还剩 ${left}）。`,
  },
  voted: (name, at) => say`${name}于 ${at}同意。`,
  votedEnough: '您无需再操作。',
  votedMore: (missing) => `还差 ${missing} 个签名。`,
  votedRelease: '签名已齐，由您放行。',
  receipt: (at, provider, check, contact) =>
    `您于 ${at}通过 ${provider} 签署，核对码 ${check}。如非本人操作，请立即告知 ${contact}；执行之前可签署人均可中止。`,
  release: (before, left) => `签名已齐，请在 ${before}前放行（还剩 ${left}）。`,
  executed: (at) => `AWS 于 ${at}受理。`,
  check: {
    frozen: (why, seq) => `本申请的记录在第 ${seq} 条事件处校验不通过（${why}）。`,
    notMe: (name, at) => say`${name}于 ${at}表示被拒的调用并非本人操作。`,
    unsettled: (at) => `一次调用已于 ${at}前发送，但没有收到答复，也无人在期限内登记结果。`,
    rest: '该申请不再执行任何操作。',
  },
  row: {
    account: '账户',
    resource: '资源',
    askedBy: '操作人',
    signatures: '签署',
    check: '核对码',
    caller: '调用身份',
    address: '来源地址',
  },
  of: (have, need) => `${have}/${need}`,
  reason: (name) => say`原因（${name}填写，未经核实）：`,
  link: '请在此阅读并签署：',
  linkRead: '请在此阅读：',
  footer: (host, code) =>
    `回复邮件不会产生任何决定。Countersign 从不通过邮件索要密码或验证码。如有疑问，请自行输入网址 ${host} 并填写申请编号 ${code}。`,
  footerCall: (operator) => say`或致电${operator}请其念出编号。`,
};
