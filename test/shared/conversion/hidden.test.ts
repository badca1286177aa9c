import { isHidden } from '../../../shared/conversion/hidden';
import cases from './hidden-cases.json';

describe('a value that stands for another', () => {
  it.each(cases)('$value: $hidden', ({ value, hidden }) => {
    expect(isHidden(value)).toBe(hidden);
  });
});
