import { say } from '../../../shared/consequence/phrase';
import type { Text } from '../en/text';

/** Sign-in, the ballot page, read-back, receipt, and the ways in which a return can fail. */
export const signing: Text['signing'] = {
  signIn: {
    head: '请登录后继续。',
    rest: '申请只对相关人员可见。',
    ballot: '签署需要单独登录，与其他页面的登录分开。',
    button: (provider) => `用 ${provider} 登录`,
    failed: '登录未完成。',
    failedRest: '未作任何改动。请重新开始。',
    strayRest: '未作任何改动。如果您刚才没有在此点击按钮，请关闭本页；否则请重新开始。',
    again: '重新登录',
    unknown: 'Countersign 不认识此账号。',
    unknownRest: (provider, contact) => `您在 ${provider} 登录的身份不在人员名单中。未作任何改动。请联系 ${contact}。`,
    other: '换账号登录',
  },
  ballot: {
    back: '返回申请',
    nothing: '目前没有需要您签署的内容。',
    typeToApprove: {
      name: '如同意，请输入上方显示的资源名称',
      id: '如同意，请输入上方显示的资源 ID',
      count: '如同意，请输入资源个数和账户名称，中间空一格',
    },
    typeToRelease: {
      name: '如放行，请输入上方显示的资源名称',
      id: '如放行，请输入上方显示的资源 ID',
      count: '如放行，请输入资源个数和账户名称，中间空一格',
    },
    typed: (typed, expected) => say`您输入的是 ${typed}，申请的对象是 ${expected}。请确认没有看错申请。`,
    typedNothing: (expected) => say`您没有输入。申请的对象是 ${expected}。请确认没有看错申请。`,
    notRecorded: '未记录签名。',
  },
  readBack: {
    approve: (title) => say`您将同意：${title}`,
    release: (title) => say`您将放行：${title}`,
    goApprove: (provider) => `前往 ${provider} 签署同意`,
    goRelease: (provider) => `前往 ${provider} 签署放行`,
    note: (provider) => `${provider} 可能会要求您登录，但不会显示本申请的内容，请先在此核对。`,
    within: (at) => `请在 ${at}前完成。`,
    back: '返回，不作改动',
  },
  receipt: {
    approved: (at) => `您已于 ${at}同意。`,
    counts: (have, need) => `签署 ${have}/${need}。`,
    next: {
      signatures: (operator) => say`签署人数足够且${operator}放行之前不会执行。`,
      release: (operator) => say`在${operator}放行之前不会执行。`,
    },
    mail: (check) => `签名核验后，回执将以邮件发出，核对码 ${check}。`,
    released: (at) => `您已于 ${at}放行。`,
    releasedRest: 'Countersign 再次与签署内容比对后执行一次，结果将邮件通知。',
  },
  returned: {
    cancel: { head: '登录未完成。', rest: '未记录签名。' },
    other: {
      head: '登录账号不符。',
      rest: (signedIn, started, provider) =>
        say`本次操作由${started}发起，您登录的是${signedIn}。未记录签名。请在 ${provider} 退出后重新开始。`,
      nobody: 'Countersign 不认识的账号',
    },
    old: {
      head: '本申请要求重新登录。',
      rest: (provider, age) => `${provider} 沿用了 ${age}前的会话。未记录签名。`,
      unknownAge: '不明时间',
    },
    late: { head: '已超过 10 分钟。', rest: '未记录签名。请重新阅读申请后再签署。' },
    used: { head: '该答复已使用过。', rest: '不会再次记录。请打开申请查看状态。' },
    stray: {
      head: '本次登录不是从此浏览器发起的。',
      rest: (contact) => `未记录签名。如果您刚才没有在此点击按钮，请告知 ${contact}。`,
    },
    unproven: {
      head: '登录答复校验不通过。',
      rest: (contact) => `未记录签名。请重新开始；如再次出现，请告知 ${contact}。`,
    },
    moved: { head: '您登录期间，该步骤已结束。', rest: (tag) => `您的签名未计入。当前状态：${tag}。` },
  },
};
