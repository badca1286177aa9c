import fc from 'fast-check';
import { positionsIn } from '../../config/position';

test('an offset stands in the line that its text is in, as many columns behind the line break', () => {
  const lines = fc
    .array(fc.constantFrom('a', '\n', '\r\n', '王', '\u{1f512}'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(lines, (text) => {
      const positionOf = positionsIn(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const before = text.slice(0, offset).split('\n');
        expect(positionOf(offset)).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
      }
    }),
  );
});
