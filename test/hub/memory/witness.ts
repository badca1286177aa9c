import type { SealedBallot, Witness } from '../../../hub/ports';
import type { StoredEvent } from '../../../shared/ledger/envelope';
import type { MarkingWriter } from '../../../shared/ledger/writers';

/** A witness in memory; tests may tamper with `seals`. */
export interface MemoryWitness extends Witness {
  readonly seals: Map<string, string>;
  readonly ballots: Map<string, SealedBallot>;
  readonly marks: Set<string>;
  /** Everything a story says was written by whom it names, as if Advance and the broker had been there. */
  readonly plantMarks: (request: string, events: readonly StoredEvent[]) => void;
  /** The same bucket as the other writer sees it. */
  readonly as: (writer: MarkingWriter) => MemoryWitness;
}

const markOf = (by: MarkingWriter, request: string, { seq, body }: StoredEvent) => `${by}/${request}/${seq}/${body}`;

/** The witness's contract: the first seal stands; equal bytes are fine, others differ; a mark is its writer's own. */
export function memoryWitness(
  writer: MarkingWriter = 'advance',
  seals = new Map<string, string>(),
  ballots = new Map<string, SealedBallot>(),
  marks = new Set<string>(),
): MemoryWitness {
  return {
    seals,
    ballots,
    marks,
    as: (other) => memoryWitness(other, seals, ballots, marks),
    plantMarks: (request, events) => {
      for (const event of events)
        for (const by of ['advance', 'broker'] as const)
          if (event.body.includes(`"by":"${by}"`)) marks.add(markOf(by, request, event));
    },
    mark: async (request, event) => void marks.add(markOf(writer, request, event)),
    marked: async (by, request, event) => marks.has(markOf(by, request, event)),
    sealed: async (request, seq) => seals.get(`${request}/${seq}`) ?? null,
    seal: async (request, { seq, body }) => {
      const first = seals.get(`${request}/${seq}`) ?? body;
      seals.set(`${request}/${seq}`, first);
      return first === body ? 'sealed' : 'differs';
    },
    sealBallot: async (request, seq, ballot) => {
      const first = ballots.get(`${request}/${seq}`) ?? ballot;
      ballots.set(`${request}/${seq}`, first);
      return first.token === ballot.token ? 'sealed' : 'differs';
    },
    readBallot: async (request, seq) => ballots.get(`${request}/${seq}`) ?? null,
  };
}
