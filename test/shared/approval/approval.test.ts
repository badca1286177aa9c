import { approvalHashOf, checkNumberOf } from '../../../shared/approval/approval-hash';
import { assessmentOf, denialOf, FACTS } from '../../organization/story';
import checkNumbers from './check-number-cases.json';

describe('the approval hash', () => {
  const denial = denialOf();

  it('changes with the call, the decision, the grant and the resource, and with nothing else', () => {
    const base = { callHash: 'a', decisionHash: 'b', grantHash: 'c', fingerprintHash: 'd' };
    const hashes = Object.keys(base).map((part) => approvalHashOf({ ...base, [part]: 'x' }));
    expect(new Set([...hashes, approvalHashOf(base)]).size).toBe(5);
    const renamed = FACTS.map((facts) => ({ ...facts, attributes: [{ key: 'name', value: 'another' }] }));
    expect(assessmentOf(denial, renamed).approvalHash).toBe(assessmentOf(denial).approvalHash);
  });

  it('does not take one part for another', () => {
    const parts = ['callHash', 'decisionHash', 'grantHash', 'fingerprintHash'] as const;
    const base = { callHash: '0', decisionHash: '0', grantHash: '0', fingerprintHash: '0' };
    const swapped = { ...base, callHash: '1' };
    for (const part of parts.slice(1))
      expect(approvalHashOf({ ...base, [part]: '1' })).not.toBe(approvalHashOf(swapped));
  });
});

describe('the check number', () => {
  it.each(checkNumbers)('of $hash… is $check', ({ hash, check }) => {
    expect(checkNumberOf(hash.padEnd(64, 'a'))).toBe(check);
  });

  it('is of the first 8 bytes only: machines compare the whole hash', () => {
    expect(checkNumberOf(`${'0'.repeat(16)}${'f'.repeat(48)}`)).toBe('000 000 000 000');
  });

  it('is twelve digits in groups of three, whatever the hash', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const hash = approvalHashOf({ callHash: String(byte), decisionHash: '', grantHash: '', fingerprintHash: '' });
      expect(checkNumberOf(hash)).toMatch(/^\d{3}( \d{3}){3}$/);
    }
  });
});
