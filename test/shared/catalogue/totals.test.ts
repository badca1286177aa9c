import { totalsOf } from '../../../shared/catalogue/totals';
import { catalogue } from '../../organization/catalogue';
import { small } from './small';

describe('the totals of a catalogue', () => {
  it('count each kind of operation, say its share, and name what is unknown', () => {
    expect(totalsOf(small)).toEqual({
      services: 2,
      operations: 12,
      mutating: 6,
      known: 5,
      exact: 2,
      made: 1,
      lookUp: 1,
      starOnly: 1,
      derivable: 1,
      pointer: 1,
      unknown: 1,
      unknownByService: { shop: ['Advertise'] },
      shares: {
        known: 0.8333,
        exact: 0.3333,
        made: 0.1667,
        lookUp: 0.1667,
        starOnly: 0.1667,
        derivable: 0.1667,
        pointer: 0.1667,
        unknown: 0.1667,
      },
    });
  });

  it('add up for all of AWS', () => {
    const { mutating, known, unknown, exact, made, lookUp, starOnly, unknownByService } = totalsOf(catalogue);
    expect(known + unknown).toBe(mutating);
    expect(exact + made + lookUp + starOnly).toBe(known);
    expect(Object.values(unknownByService).flat()).toHaveLength(unknown);
  });
});
