import { failedParts } from '../../../../hub/aws/wire/failed-parts';
import cases from './failed-parts-cases.json';

describe('parts that failed in an answer of success', () => {
  it.each(cases)('$what', ({ answer, under }) => {
    expect(failedParts(answer)).toEqual(under);
  });
});
