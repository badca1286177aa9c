import { readMessage } from '../../../shared/denial/message';
import cases from './message-cases.json';

describe('the message of a denial', () => {
  it.each(cases)('$what', ({ text, action, resource, policy }) => {
    expect(readMessage(text)).toEqual({ action, resource, policy });
  });
});
