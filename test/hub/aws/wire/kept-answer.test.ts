import fc from 'fast-check';
import { keptAnswer } from '../../../../hub/aws/wire/kept-answer';
import cases from './kept-answer-cases.json';

describe('of an answer the ledger keeps', () => {
  it.each(cases as readonly { name: string; answer: unknown; kept: unknown }[])('of $name', ({ answer, kept }) => {
    expect(keptAnswer(answer)).toEqual(kept);
  });

  it('nothing that is a member of another name, whatever it is and wherever it stands', () => {
    const secret = 'SECRET';
    const names = fc.constantFrom('SecretString', 'Password', 'token', 'value', 'Plaintext', 'url', 'Items', 'Payload');
    const within = fc.letrec((tie) => ({
      part: fc.oneof(
        { maxDepth: 4 },
        fc.dictionary(names, fc.constant(secret), { minKeys: 1 }),
        fc.dictionary(fc.constantFrom('Result', 'item', 'Failed', 'State', 'Id'), tie('part')),
        fc.array(tie('part')),
      ),
    })).part;
    fc.assert(fc.property(within, (answer) => expect(JSON.stringify(keptAnswer(answer))).not.toContain(secret)));
  });
});
