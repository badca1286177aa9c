import { evaluate } from '../../../shared/evaluation/evaluate';
import { OPERATORS } from '../../../shared/evaluation/operator/operators';
import { UNSURE } from '../../../shared/evaluation/unsure';
import { CASES, type Documents, documentsIn, layersOf, statementsOf } from './case';

/** The condition operators of documents, without set operator and IfExists. */
const operatorsIn = (documents: Documents): readonly string[] =>
  documentsIn(documents)
    .flatMap(statementsOf)
    .flatMap(({ Condition = {} }) => Object.keys(Condition))
    .map((operator) => operator.replace(/^For(All|Any)Values?:|IfExists$/g, ''));

describe('what AWS would answer to a request', () => {
  it.each(CASES)('$name', ({ request, documents, expected, sid }) => {
    const { decision, layer, level, reason, statement } = evaluate(request, layersOf(documents));
    expect({ decision, layer, level, reason }).toEqual(expected);
    if (sid !== null) expect(statement?.sid).toBe(sid);
  });

  it('is told by a table with a case for every operator and for every doubt', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
    expect(new Set(CASES.flatMap(({ documents }) => operatorsIn(documents)))).toEqual(
      new Set([...OPERATORS.keys(), 'Null']),
    );
    expect(new Set(CASES.flatMap(({ expected }) => expected.reason ?? []))).toEqual(new Set(Object.keys(UNSURE)));
  });
});
