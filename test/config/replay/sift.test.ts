import { knownEvents } from '../../../config/replay/known-event';
import { sift } from '../../../config/replay/sift';
import { catalogue } from '../../organization/catalogue';
import { configuration } from '../../organization/configuration';
import cases from './sift-cases.json';

const RECORD = {
  eventTime: '2026-11-24T09:00:00Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'TerminateInstances',
  awsRegion: 'us-east-1',
  readOnly: false,
  managementEvent: true,
  eventType: 'AwsApiCall',
  recipientAccountId: '333333333333',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::333333333333:user/li-wei', accountId: '333333333333' },
  requestParameters: null,
};

/** What a record is, in one line: why it is passed over or no record, or which kind of caller called as whom. */
function told(changes: object): string {
  const content = Buffer.from(JSON.stringify({ ...RECORD, ...changes }));
  const sifted = sift(content, configuration, knownEvents(catalogue));
  if (sifted.is !== 'call') return `${sifted.is}: ${sifted.why}`;
  const { kind, principal, through } = sifted.recorded;
  return `${kind} ${principal}${through && ` through ${through}`}${sifted.known.actions.length === 0 ? ', unknown' : ''}`.trim();
}

describe('what a record is to a replay', () => {
  it.each(cases)('$what', ({ changes, is }) => {
    expect(told(changes)).toBe(is);
  });
});
