import { theOne } from '../infra/template';
import { organization } from './organization';

const made = organization();

describe('the rule', () => {
  const rule = theOne(made.rules, 'AWS::Events::Rule').Properties;

  it("takes AWS's own records of guarded operations that were denied, in every way that services write it", () => {
    expect(rule.EventPattern).toEqual({
      source: [{ prefix: 'aws.' }],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventType: ['AwsApiCall'],
        errorCode: [{ prefix: 'AccessDenied' }, { suffix: 'UnauthorizedOperation' }],
        eventName: ['DeleteBucket', 'TerminateInstances'],
      },
    });
    expect(rule.State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
  });

  it.each([
    ['AccessDenied', true],
    ['AccessDeniedException', true],
    ['UnauthorizedOperation', true],
    ['Client.UnauthorizedOperation', true],
    ['Client.AuthFailure', false],
    ['ThrottlingException', false],
    ['NoSuchBucket', false],
  ])('of the error code %s: %s', (code, taken) => {
    const { detail } = rule.EventPattern as { detail: { errorCode: { prefix?: string; suffix?: string }[] } };
    const matches = detail.errorCode.some(
      ({ prefix, suffix }) => (prefix && code.startsWith(prefix)) || (suffix && code.endsWith(suffix)),
    );
    expect(matches).toBe(taken);
  });

  it('sends through the forwarder of its own account', () => {
    const [target] = rule.Targets as Record<string, unknown>[];
    expect(target?.RoleArn).toEqual({
      'Fn::Join': [
        '',
        ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':role/countersign/demo/spoke/countersign-demo-forwarder'],
      ],
    });
  });
});
