import type { Catalogue } from './catalogue';
import { type Knowledge, knowledgeOf } from './knowledge';

/** What is counted of the mutating operations; see `Knowledge` for the first five. */
interface Counts {
  /** The IAM actions are known: all that are not `unknown`. */
  readonly known: number;
  readonly exact: number;
  readonly made: number;
  readonly lookUp: number;
  readonly starOnly: number;
  /** Action and ARN of a denial determine the whole input. */
  readonly derivable: number;
  /** A member may point to content outside the call. */
  readonly pointer: number;
  readonly unknown: number;
}

/** How much of AWS the catalogue knows. */
export interface Totals extends Counts {
  readonly services: number;
  /** Of all services, those that only read among them. */
  readonly operations: number;
  readonly mutating: number;
  /** Operations whose actions are not known, by service; a service without any is left out. */
  readonly unknownByService: Readonly<Record<string, readonly string[]>>;
  /** Each count as a part of the mutating operations, from 0 to 1, to four places. */
  readonly shares: Counts;
}

/** Counts everything: reads every file of the catalogue. */
export function totalsOf(catalogue: Catalogue): Totals {
  const services = catalogue.services.flatMap((name) => catalogue.service(name) ?? []);
  const all = services.flatMap((service) =>
    service.operations.flatMap((name) => {
      const operation = service.operation(name);
      return operation ? [{ service: service.service, operation, knowledge: knowledgeOf(operation) }] : [];
    }),
  );
  const of = (wanted: Knowledge): number => all.filter(({ knowledge }) => knowledge === wanted).length;
  const unknown = all.filter(({ knowledge }) => knowledge === 'unknown');
  const counts: Counts = {
    known: all.length - unknown.length,
    exact: of('exact'),
    made: of('made'),
    lookUp: of('look-up'),
    starOnly: of('star-only'),
    derivable: all.filter(({ operation }) => operation.derivable).length,
    pointer: all.filter(({ operation }) => operation.pointers).length,
    unknown: unknown.length,
  };
  return {
    services: services.length,
    operations: services.reduce((sum, { reads }) => sum + reads, all.length),
    mutating: all.length,
    ...counts,
    unknownByService: Object.fromEntries(
      services
        .map(({ service }) => [service, unknown.filter((one) => one.service === service)] as const)
        .filter(([, found]) => found.length > 0)
        .map(([service, found]) => [service, found.map(({ operation }) => operation.operation)]),
    ),
    shares: sharesOf(counts, all.length),
  };
}

function sharesOf(counts: Counts, of: number): Counts {
  const share = (count: number): number => (of === 0 ? 0 : Math.round((count / of) * 10_000) / 10_000);
  const { known, exact, made, lookUp, starOnly, derivable, pointer, unknown } = counts;
  return {
    known: share(known),
    exact: share(exact),
    made: share(made),
    lookUp: share(lookUp),
    starOnly: share(starOnly),
    derivable: share(derivable),
    pointer: share(pointer),
    unknown: share(unknown),
  };
}
