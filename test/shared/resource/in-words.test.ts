import { inWords } from '../../../shared/resource/in-words';
import cases from './in-words-cases.json';

describe('an ARN template in words', () => {
  it.each(cases)('$template is $words', ({ template, words }) => {
    expect(inWords(template)).toBe(words);
  });
});
