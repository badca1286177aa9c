import { envelope } from '../../local/gateway/envelope';

const origin = { account: '333333333333', region: 'us-east-1', id: 'e-1', now: new Date('2026-11-24T10:00:00.123Z') };

test('a record is wrapped as EventBridge wraps it', () => {
  const record = {
    eventSource: 'ec2.amazonaws.com',
    eventTime: '2026-11-24T09:59:58Z',
    eventName: 'TerminateInstances',
  };
  expect(envelope(record, origin)).toEqual({
    version: '0',
    id: 'e-1',
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.ec2',
    account: '333333333333',
    time: '2026-11-24T09:59:58Z',
    region: 'us-east-1',
    resources: [],
    detail: record,
  });
});

test.each([null, 'text', 7, {}, { eventSource: 5, eventTime: null }])(
  '%j, which is no record, still arrives',
  (record) => {
    expect(envelope(record, origin)).toMatchObject({
      source: 'aws.unknown',
      time: '2026-11-24T10:00:00Z',
      detail: record,
    });
  },
);
