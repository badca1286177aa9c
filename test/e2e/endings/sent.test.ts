import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Cloud } from '../../../local/cloud';
import { openRequest } from '../../../local/demo/people';
import { confirmByPage, type Opened, openByCli, theCloud } from '../cloud';
import { BUCKET_DEADLINE } from '../start-cloud';
import { changesNothing } from '../unchanged';
import { expectTold } from './told';
import { expectClosed, pageOf, release, signed, unknownOutcome } from './ways';

/** What everybody has got by the time the operator may release. */
const BEFORE = {
  'li-wei': [
    'Confirm or cancel | AWS denied your call at ….',
    'Signed 1 of 1 | Tom Baker approved at ….',
    'Ready to run | All signatures are in.',
  ],
  'tom-baker': [
    'Approve or reject | Li Wei asks you to sign.',
    'You approved | You signed at … through Amazon Cognito.',
  ],
  'wang-fang': ['请签署 | Li Wei请您签署。', '已签 1/1 | Tom Baker于 …同意。'],
} as const;

const UNKNOWN = {
  en: 'Outcome unknown | Sent before …, no answer came back.',
  zh: '结果未知 | 已于 …前发送，但没有收到答复。',
} as const;

/** Requests that nobody answers: their waits pass together, while the other tests of this file run. */
describe('a wait that passes, and a call that was sent', () => {
  let cloud: Cloud;
  let unsettled: Opened;
  let unreleased: Opened;
  let unsigned: Opened;
  let unconfirmed: Opened;
  beforeAll(async () => {
    cloud = await theCloud();
    unsettled = await unknownOutcome(cloud);
    unreleased = await signed(cloud, 'bucket');
    unsigned = await confirmByPage(cloud, await openByCli(cloud, 'bucket'));
    unconfirmed = await openByCli(cloud, 'bucket');
  });

  it('AWS refuses the approved call: everybody reads its error', async () => {
    const opened = await signed(cloud, 'bucket');
    const { name: Bucket } = opened.target;
    await new S3Client(cloud.aws('payments')).send(new PutObjectCommand({ Bucket, Key: 'order', Body: '1' }));
    await release(cloud, opened);
    await expectClosed(cloud, opened, ['released', 'verified', 'executing', 'failed', 'revoked', 'closed']);
    await expectTold(cloud, opened, {
      'li-wei': [...BEFORE['li-wei'], 'Failed | AWS answered with an error at …: BucketNotEmpty.'],
      'tom-baker': [...BEFORE['tom-baker'], 'Failed | AWS answered with an error at …: BucketNotEmpty.'],
      'wang-fang': [...BEFORE['wang-fang'], '执行失败 | AWS 于 …返回错误：BucketNotEmpty。'],
    });
    expect(await pageOf(cloud, 'li-wei', opened)).toMatch(/: BucketNotEmpty \. It was not tried again\..*not empty/);
    expect(await pageOf(cloud, 'tom-baker', opened)).toMatch(/: BucketNotEmpty \. It was not tried again\..*not empty/);
    expect(await pageOf(cloud, 'wang-fang', opened)).toMatch(/返回错误： BucketNotEmpty 。 ?未重试。/);
    expect(await opened.target.exists()).toBe(true);
  });

  it('no answer came back: an approver records what happened, the operator cannot', async () => {
    const opened = await unknownOutcome(cloud);
    const operator = await openRequest(cloud, 'li-wei', opened.link);
    expect(operator.text()).toContain('Somebody who may sign will look and record what happened');
    expect(operator.offers(/\/settle$/)).toBe(false);
    const approver = await openRequest(cloud, 'wang-fang', opened.link);
    await changesNothing(cloud, opened.request, async () => {
      await approver.submit(/\/settle$/, { tookEffect: 'yes', reason: ' ' });
      expect([approver.status, approver.text()]).toEqual([400, expect.stringContaining('请填写您如何得知')]);
      await operator.post(`${opened.link}/settle`, { tookEffect: 'yes', reason: 'It must have.' });
      expect(operator.status).toBe(403);
    });
    await approver.submit(/\/settle$/, { tookEffect: 'yes', reason: '存储桶已不存在。' });
    await expectClosed(cloud, opened, ['executing', 'unknown', 'revoked', 'settled', 'closed']);
    const recorded = 'Outcome recorded | 王芳 recorded at …: the call took effect.';
    await expectTold(cloud, opened, {
      'li-wei': [...BEFORE['li-wei'], UNKNOWN.en, recorded],
      'tom-baker': [...BEFORE['tom-baker'], UNKNOWN.en, recorded],
      'wang-fang': [...BEFORE['wang-fang'], UNKNOWN.zh, '结果已登记 | 王芳于 …登记：该调用已生效。'],
      contact: [],
    });
    expect(await pageOf(cloud, 'li-wei', opened)).toContain('存储桶已不存在。');
    expect(await pageOf(cloud, 'tom-baker', opened)).toMatch(/recorded at .*: the call took effect\./);
    expect(await opened.target.exists()).toBe(false);
  });

  it('nobody confirms in time: expired; only the operator was reminded, at half time and at 80 %', async () => {
    await expectClosed(cloud, unconfirmed, ['opened', 'assessed', 'expired', 'closed'], BUCKET_DEADLINE + 30);
    const again = 'Reminder | You have not confirmed this yet.';
    await expectTold(cloud, unconfirmed, {
      'li-wei': [
        'Confirm or cancel | AWS denied your call at ….',
        again,
        again,
        'Expired | Expired at …: confirmation did not come in time.',
      ],
      'tom-baker': [],
      'wang-fang': [],
    });
    expect(await pageOf(cloud, 'li-wei', unconfirmed)).toContain('You can ask again by making the call again.');
    expect(await unconfirmed.target.exists()).toBe(true);
  });

  it('nobody signs in time: expired; only those who may sign were reminded', async () => {
    await expectClosed(cloud, unsigned, ['confirmed', 'expired', 'closed'], BUCKET_DEADLINE + 30);
    const again = 'Reminder | Still 1 signature short.';
    const end = 'Expired | Expired at …: signatures did not come in time.';
    await expectTold(cloud, unsigned, {
      'li-wei': ['Confirm or cancel | AWS denied your call at ….', end],
      'tom-baker': ['Approve or reject | Li Wei asks you to sign.', again, again, end],
      'wang-fang': [
        '请签署 | Li Wei请您签署。',
        '提醒 | 还差 1 个签名。',
        '提醒 | 还差 1 个签名。',
        '已过期 | 已于 …过期：签署未在期限内完成。',
      ],
    });
    expect(await pageOf(cloud, 'wang-fang', unsigned)).toContain('已过期');
    expect(await unsigned.target.exists()).toBe(true);
  });

  it('nobody releases in time: expired; only the operator was reminded', async () => {
    await expectClosed(cloud, unreleased, ['copied', 'expired', 'closed'], BUCKET_DEADLINE + 30);
    const again = 'Reminder | You have not released this yet.';
    const end = 'Expired | Expired at …: release did not come in time.';
    await expectTold(cloud, unreleased, {
      'li-wei': [...BEFORE['li-wei'], again, again, end],
      'tom-baker': [...BEFORE['tom-baker'], end],
      'wang-fang': [...BEFORE['wang-fang'], '已过期 | 已于 …过期：放行未在期限内完成。'],
    });
    expect(await pageOf(cloud, 'tom-baker', unreleased)).toContain('The call did not run.');
    expect(await unreleased.target.exists()).toBe(true);
  });

  it('no answer came back and nobody looks: approvers were reminded, the contact is told, it stays unknown', async () => {
    await expectClosed(cloud, unsettled, ['executing', 'unknown', 'revoked', 'closed'], BUCKET_DEADLINE + 30);
    const again = 'Reminder | Nobody has recorded yet what happened.';
    await expectTold(cloud, unsettled, {
      'li-wei': [...BEFORE['li-wei'], UNKNOWN.en],
      'tom-baker': [...BEFORE['tom-baker'], UNKNOWN.en, again, again],
      'wang-fang': [...BEFORE['wang-fang'], UNKNOWN.zh, '提醒 | 尚无人登记结果。', '提醒 | 尚无人登记结果。'],
      contact: ['Check now | A call was sent before … and no answer came back.'],
    });
    const approver = await openRequest(cloud, 'tom-baker', unsettled.link);
    expect(approver.text()).toContain('Nobody recorded in time what happened.');
    expect(approver.offers(/\/settle$/)).toBe(false);
    expect(await pageOf(cloud, 'li-wei', unsettled)).toContain('It may or may not have taken effect.');
    expect(await unsettled.target.exists()).toBe(false);
  });
});
