import * as fc from 'fast-check';
import { approvalHashOf, checkNumberOf } from '../../../shared/approval/approval-hash';
import {
  isRequestId,
  readRequestCode,
  requestCodeOf,
  requestIdOf,
  showRequestCode,
} from '../../../shared/approval/request-id';
import { withTimeWindow } from '../../../shared/grant/document';
import { assessmentOf, denialOf, FACTS, START } from '../../organization/story';

describe('the request code', () => {
  it('is the same for the same denial and another for any other', () => {
    const denial = { account: '333333333333', region: 'us-east-1', eventId: 'a' };
    expect(requestIdOf(denial)).toBe(requestIdOf({ ...denial }));
    expect(requestIdOf(denial)).not.toBe(requestIdOf({ ...denial, account: '444444444444' }));
    expect(isRequestId(requestIdOf(denial))).toBe(true);
  });

  it('can be read aloud and typed back: any case, with or without the hyphen, O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(fc.string(), (eventId) => {
        const code = requestCodeOf(requestIdOf({ account: '1', region: 'r', eventId }));
        const misread = showRequestCode(code).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l');
        return readRequestCode(misread) === code && readRequestCode(` ${code} `) === code;
      }),
    );
  });

  it.each(['', 'K7QF', 'K7QF-3MRDX', 'K7QF-3MR!', '../../etc', 'ＫＱＦ１２３４５'])('is not %j', (text) => {
    expect(readRequestCode(text)).toBeNull();
  });
});

describe('the approval hash', () => {
  const denial = denialOf();

  it('changes with the call, the decision, the grant and the resource, and with nothing else', () => {
    const base = { callHash: 'a', decisionHash: 'b', grantHash: 'c', fingerprintHash: 'd' };
    const hashes = Object.keys(base).map((part) => approvalHashOf({ ...base, [part]: 'x' }));
    expect(new Set([...hashes, approvalHashOf(base)]).size).toBe(5);
    const renamed = FACTS.map((facts) => ({ ...facts, attributes: [{ key: 'name', value: 'another' }] }));
    expect(assessmentOf(denial, renamed).approvalHash).toBe(assessmentOf(denial).approvalHash);
  });

  it('gives a check number of twelve digits in groups of three', () => {
    expect(checkNumberOf('f'.repeat(64))).toBe('073 709 551 615');
    expect(checkNumberOf('0'.repeat(64))).toBe('000 000 000 000');
  });
});

describe('the grant document', () => {
  it('allows the one action on the named resources, in its region and account, and nothing else', () => {
    expect(assessmentOf(denialOf()).grant.Statement).toEqual([
      {
        Sid: 'TheCall',
        Effect: 'Allow',
        Action: 'ec2:TerminateInstances',
        Resource: ['arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001'],
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1', 'aws:ResourceAccount': '333333333333' } },
      },
    ]);
  });

  it('ends by itself 15 minutes after it was made', () => {
    const [statement] = withTimeWindow(assessmentOf(denialOf()).grant, START).Statement;
    expect(statement?.Condition).toMatchObject({
      DateGreaterThan: { 'aws:CurrentTime': '2026-11-24T08:59:05Z' },
      DateLessThan: { 'aws:CurrentTime': '2026-11-24T09:15:05Z' },
    });
  });
});
