import fc from 'fast-check';
import { type Post, understaffed, unfillable, without } from '../../../shared/people/staffing';

const post = (need: number, ...persons: string[]): Post => ({ need, persons: new Set(persons) });

describe('levels are filled by different persons', () => {
  it('lets one who would do for two levels serve where nobody else can', () => {
    expect(unfillable([post(1, 'ana', 'tom'), post(1, 'ana')])).toBeNull();
  });

  it('moves a whole chain of persons when it must', () => {
    expect(unfillable([post(1, 'a', 'b'), post(1, 'b', 'c'), post(2, 'a', 'd', 'b')])).toBeNull();
  });

  it('names the first level for which nobody is left', () => {
    expect(unfillable([post(1, 'ana'), post(1, 'ana'), post(1, 'ana')])).toBe(1);
  });

  it('takes the requester out of every level', () => {
    expect(understaffed(without([post(1, 'ana', 'tom'), post(1, 'ana')], 'ana'))).toBe(1);
  });

  /** Tries every person at every level; slow and obviously right. */
  function possible(posts: readonly Post[]): boolean {
    const [first, ...rest] = posts;
    if (!first) return true;
    if (first.need === 0) return possible(rest);
    return [...first.persons].some((person) => {
      const left = without(posts, person);
      return possible([{ need: first.need - 1, persons: left[0]?.persons ?? new Set() }, ...left.slice(1)]);
    });
  }

  it('agrees with trying every assignment', () => {
    const anyPost = fc.record({
      need: fc.integer({ min: 1, max: 3 }),
      persons: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }).map((ids) => new Set(ids)),
    });
    fc.assert(
      fc.property(fc.array(anyPost, { maxLength: 4 }), (posts) => {
        expect(unfillable(posts) === null).toBe(possible(posts));
      }),
    );
  });
});
