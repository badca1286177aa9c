import type { SealedBallot, Witness } from '../../../hub/ports';

/** A witness in memory; tests may tamper with `seals`. */
export interface MemoryWitness extends Witness {
  readonly seals: Map<string, string>;
  readonly ballots: Map<string, SealedBallot>;
}

/** The witness's contract: the first seal stands; equal bytes are fine, others differ. */
export function memoryWitness(): MemoryWitness {
  const seals = new Map<string, string>();
  const ballots = new Map<string, SealedBallot>();
  return {
    seals,
    ballots,
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
