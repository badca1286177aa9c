import { CreateBucketCommand, DeleteBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { Cloud } from '../../../local/cloud';
import { eventually, INSTALLATION } from '../../../local/demo/evidence';
import { openRequest } from '../../../local/demo/people';
import { guardPolicyName, METRICS } from '../../../shared/names';
import { confirmByPage, openByCli, theCloud } from '../cloud';
import { countedBy } from '../counted';
import { without } from '../fence/stage';
import { expectTold } from './told';
import { expectClosed, pageOf, release, signed } from './ways';

describe('a request that ends before its call is sent', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await theCloud();
  });

  it('an approver rejects with a reason: operator and everybody who was asked are told', async () => {
    const opened = await confirmByPage(cloud, await openByCli(cloud));
    const page = await openRequest(cloud, 'tom-baker', opened.link);
    await page.submit(/\/reject$/, { reason: 'This host is still in use.' });
    await expectClosed(cloud, opened, ['opened', 'assessed', 'confirmed', 'rejected', 'closed']);
    await expectTold(cloud, opened, {
      'li-wei': ['Confirm or cancel | AWS denied your call at ….', 'Rejected | Tom Baker rejected this at ….'],
      'tom-baker': ['Approve or reject | Li Wei asks you to sign.', 'Rejected | Tom Baker rejected this at ….'],
      'wang-fang': ['请签署 | Li Wei请您签署。', '已驳回 | Tom Baker于 …驳回。'],
    });
    expect(await pageOf(cloud, 'li-wei', opened)).toContain('This host is still in use.');
    expect(await pageOf(cloud, 'wang-fang', opened)).toContain('该调用未执行。');
    expect(await opened.target.exists()).toBe(true);
  });

  it('the operator cancels before anybody was asked: no approver hears of it', async () => {
    const opened = await openByCli(cloud);
    const page = await openRequest(cloud, 'li-wei', opened.link);
    await page.submit(/\/cancel$/);
    await expectClosed(cloud, opened, ['opened', 'assessed', 'cancelled', 'closed']);
    await expectTold(cloud, opened, {
      'li-wei': ['Confirm or cancel | AWS denied your call at ….', 'Cancelled | Li Wei cancelled this at ….'],
      'tom-baker': [],
      'wang-fang': [],
    });
    expect(await opened.target.exists()).toBe(true);
  });

  it('the operator says "not me": it closes, the contact is mailed, the alarm\'s metric counts', async () => {
    const before = await countedBy(cloud, ['web'], METRICS.notMe);
    const opened = await openByCli(cloud);
    const page = await openRequest(cloud, 'li-wei', opened.link);
    await page.submit(/\/cancel$/, { notMe: 'yes' });
    expect(page.text()).toContain('Reported. The request is closed and security-team@example.com has been alerted.');
    await expectClosed(cloud, opened, ['opened', 'assessed', 'cancelled', 'closed']);
    await expectTold(cloud, opened, {
      contact: [expect.stringMatching(/^Check now \| Li Wei said at … that the denied call was not theirs\.$/)],
      'li-wei': [
        'Confirm or cancel | AWS denied your call at ….',
        'Cancelled | Li Wei said at … that the call was not theirs.',
      ],
      'tom-baker': [],
    });
    await eventually('the metric', async () => (await countedBy(cloud, ['web'], METRICS.notMe)) > before);
    expect(await opened.target.exists()).toBe(true);
  });

  it('the operator recalls after the signatures: who signed is told, and nothing runs', async () => {
    const opened = await signed(cloud, 'instance');
    const page = await openRequest(cloud, 'li-wei', opened.link);
    await page.submit(/\/cancel$/);
    await expectClosed(cloud, opened, ['voted', 'verified', 'copied', 'cancelled', 'closed']);
    await expectTold(cloud, opened, {
      'li-wei': [
        'Confirm or cancel | AWS denied your call at ….',
        'Signed 1 of 1 | Tom Baker approved at ….',
        'Ready to run | All signatures are in.',
        'Cancelled | Li Wei cancelled this at ….',
      ],
      'tom-baker': [
        'Approve or reject | Li Wei asks you to sign.',
        'You approved | You signed at … through Amazon Cognito.',
        'Cancelled | Li Wei cancelled this at ….',
      ],
      'wang-fang': ['请签署 | Li Wei请您签署。', '已签 1/1 | Tom Baker于 …同意。', '已取消 | Li Wei于 …取消。'],
    });
    expect(await pageOf(cloud, 'tom-baker', opened)).toContain('Li Wei cancelled this at');
    expect(await opened.target.exists()).toBe(true);
  });

  it('the bucket was deleted and made anew under its name after the signature: void, with what changed', async () => {
    const opened = await signed(cloud, 'bucket');
    const { name: Bucket } = opened.target;
    const s3 = new S3Client(cloud.aws('payments'));
    await without(cloud, guardPolicyName(INSTALLATION, cloud.organization.root), () =>
      s3.send(new DeleteBucketCommand({ Bucket })),
    );
    await s3.send(new CreateBucketCommand({ Bucket }));
    await release(cloud, opened);
    await expectClosed(cloud, opened, ['copied', 'released', 'verified', 'voided', 'revoked', 'closed']);
    const end = 'Void | Void since …: what was signed is no longer what would run.';
    await expectTold(cloud, opened, {
      'li-wei': [
        'Confirm or cancel | AWS denied your call at ….',
        'Signed 1 of 1 | Tom Baker approved at ….',
        'Ready to run | All signatures are in.',
        end,
      ],
      'tom-baker': [
        'Approve or reject | Li Wei asks you to sign.',
        'You approved | You signed at … through Amazon Cognito.',
        end,
      ],
      'wang-fang': [
        '请签署 | Li Wei请您签署。',
        '已签 1/1 | Tom Baker于 …同意。',
        '已作废 | 自 …起作废：签署的内容与将要执行的内容已不一致。',
      ],
    });
    expect(await pageOf(cloud, 'li-wei', opened)).toMatch(/Resource − arn:aws:s3:::\S+ \(.+?\) \+ arn:aws:s3:::/);
    expect(await pageOf(cloud, 'wang-fang', opened)).toContain('签署的内容与将要执行的内容已不一致');
    expect(await opened.target.exists()).toBe(true);
  });
});
