import * as fc from 'fast-check';
import type { PolicyDocument, Statement } from '../../../shared/evaluation/document/document';
import { evaluate } from '../../../shared/evaluation/evaluate';
import type { Evaluation } from '../../../shared/evaluation/evaluation';
import type { Request } from '../../../shared/evaluation/request/request';
import { type Documents, documentsIn, layersOf, mapDocuments, statementsOf } from './case';
import { situations } from './random';

const decide = (request: Request, documents: Documents): Evaluation['decision'] =>
  evaluate(request, layersOf(documents)).decision;

const isDeny = (decision: Evaluation['decision']) => decision === 'explicit-deny' || decision === 'implicit-deny';

/** Every document of the layers with other statements; the number counts documents. */
const rewritten = (
  documents: Documents,
  rewrite: (statements: readonly Statement[], n: number) => readonly Statement[],
) => {
  let n = 0;
  return mapDocuments(
    documents,
    (document): PolicyDocument => ({
      ...document,
      Statement: rewrite(statementsOf(document), n++),
    }),
  );
};

describe('whatever the policies', () => {
  it('one more Deny never turns a deny into an allow', () => {
    fc.assert(
      fc.property(situations, situations, fc.nat(), ({ request, documents }, other, choice) => {
        const denies = documentsIn(other.documents)
          .flatMap(statementsOf)
          .map((statement): Statement => ({ ...statement, Effect: 'Deny' }));
        const count = documentsIn(documents).length;
        const more = rewritten(documents, (list, n) => (n === choice % count ? [...list, ...denies] : list));
        if (isDeny(decide(request, documents))) expect(decide(request, more)).not.toBe('allow');
      }),
    );
  });

  it('one Allow less never turns a deny into an allow', () => {
    fc.assert(
      fc.property(situations, fc.nat(), ({ request, documents }, choice) => {
        const less = rewritten(documents, (statements) => {
          const allows = statements.filter(({ Effect }) => Effect === 'Allow');
          const left = statements.filter((statement) => statement !== allows[choice % allows.length]);
          return left.length > 0 ? left : statements;
        });
        if (isDeny(decide(request, documents))) expect(decide(request, less)).not.toBe('allow');
      }),
    );
  });

  it('one more limit never turns a deny into an allow', () => {
    fc.assert(
      fc.property(situations, situations, ({ request, documents }, { documents: { boundary, serviceControl } }) => {
        const limited = {
          ...documents,
          ...(documents.boundary === undefined && boundary ? { boundary } : {}),
          serviceControl: [...(documents.serviceControl ?? []), ...(serviceControl ?? [])],
        };
        if (isDeny(decide(request, documents))) expect(decide(request, limited)).not.toBe('allow');
      }),
    );
  });

  it('the order of statements and of policies changes nothing', () => {
    fc.assert(
      fc.property(situations, ({ request, documents }) => {
        const reversed = rewritten(documents, (statements) => [...statements].reverse());
        const turned = { ...reversed, identity: [...reversed.identity].reverse() };
        expect(decide(request, turned)).toBe(decide(request, documents));
      }),
    );
  });

  it('every request has an answer, without an exception', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('*', 'arn:aws:s3:::orders/a', 'aws:SourceIp', 's3:GetObject'));
    const strange = fc.record({
      principal: fc.record({ arn: text }),
      action: text,
      resource: text,
      context: fc.dictionary(text, fc.oneof(text, fc.array(text))),
    });
    fc.assert(
      fc.property(
        situations,
        strange,
        fc.constantFrom('principal', 'action', 'resource', 'context'),
        (situation, other, part) => {
          const request = { ...situation.request, [part]: other[part] };
          expect(typeof decide(request, situation.documents)).toBe('string');
        },
      ),
    );
  });

  it('every statement is accounted for, and the one that decides is among those that match', () => {
    fc.assert(
      fc.property(situations, ({ request, documents }) => {
        const statements = documentsIn(documents).flatMap(statementsOf).length;
        const { decision, statement, matched, unmatched, unsettled } = evaluate(request, layersOf(documents));
        expect(matched.length + unmatched.length + unsettled.length).toBe(statements);
        const effect = decision === 'allow' ? 'Allow' : 'Deny';
        if (decision === 'allow' || decision === 'explicit-deny')
          expect(matched).toContainEqual({ place: statement, effect });
        if (decision === 'implicit-deny') expect(statement).toBeNull();
      }),
    );
  });
});
