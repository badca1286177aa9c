import { tellStory } from '../../local/demo/story';
import { bucketTarget, instanceTarget } from '../../local/demo/target';
import { requestCodeOf, showRequestCode } from '../../shared/approval/request-id';
import { theCloud } from './cloud';
import { expectTold } from './endings/told';
import { pageOf } from './endings/ways';

describe('from a refused call to the executed call', () => {
  const WHOLE = [
    'opened',
    'assessed',
    'confirmed',
    'voted',
    'verified',
    'copied',
    'released',
    'verified',
    'executing',
    'executed',
    'revoked',
    'closed',
  ];

  const MAILS = {
    'li-wei': [
      'Confirm or cancel | AWS denied your call at ….',
      'Signed 1 of 1 | 王芳 approved at ….',
      'Ready to run | All signatures are in.',
      'Ran | AWS accepted the call at ….',
    ],
    'tom-baker': [
      'Approve or reject | Li Wei asks you to sign.',
      'Signed 1 of 1 | 王芳 approved at ….',
      'Ran | AWS accepted the call at ….',
    ],
    'wang-fang': [
      '请签署 | Li Wei请您签署。',
      '您已同意 | 您于 …通过 Amazon Cognito 签署，核对码 …。',
      '已执行 | AWS 于 …受理。',
    ],
  };

  it.each([
    ['TerminateInstances', instanceTarget],
    ['DeleteBucket', bucketTarget],
  ])(
    '%s of the real AWS CLI is refused, confirmed, signed, released, executed once, and nothing is left',
    async (_, targetIn) => {
      const cloud = await theCloud();
      const told = await tellStory(cloud, await targetIn(cloud), () => {});
      expect(told).toMatchObject({ outcome: 'executed', leftovers: [], events: WHOLE });
      const link = `${cloud.urls.web}/r/${showRequestCode(requestCodeOf(told.request))}`;
      await expectTold(cloud, { link }, MAILS);
      expect(await pageOf(cloud, 'li-wei', { link })).toContain('AWS accepted the call at');
      expect(await pageOf(cloud, 'wang-fang', { link })).toMatch(/AWS 已于 .+受理。/);
    },
  );
});
