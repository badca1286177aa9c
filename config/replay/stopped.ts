import { type Both, keep, neither } from './kept';
import { type Ranked, ranked } from './ranked';
import type { PrincipalKind, Recorded } from './recorded';

/** Calls that the guard would have stopped, and that could not have become requests. */
export interface Stopped {
  /** Calls of those who have no IAM user in people.yaml, by what they are. */
  readonly kinds: readonly ({ readonly kind: PrincipalKind } & Readonly<Both>)[];
  /** Humans among them, by ARN; Identity Center sessions by the role of their permission set. */
  readonly humans: Ranked<Both>;
  /** Everybody else, by role. */
  readonly pipelines: Ranked<Both>;
  /** Calls of people of people.yaml in regions that settings.yaml does not list, from where no denial reaches the hub. */
  readonly regions: Ranked<Both>;
  /** Calls that services made for people of people.yaml, which the hub refuses, by service. */
  readonly services: Ranked<Both>;
}

/** Counts them. */
export interface StoppedTally {
  /** Somebody who is nobody in people.yaml. */
  readonly nobody: (world: keyof Both, caller: Pick<Recorded, 'kind' | 'principal'>, isPipeline: boolean) => void;
  /** Somebody who is, in a region that is not listed. */
  readonly elsewhere: (world: keyof Both, region: string) => void;
  /** Somebody who is, for whom a service called. */
  readonly through: (world: keyof Both, service: string) => void;
  readonly all: () => Stopped;
}

/** Starts counting. */
export function startStopped(): StoppedTally {
  const kinds = new Map<PrincipalKind, Both>();
  const [humans, pipelines, regions, services] = [keep(neither), keep(neither), keep(neither), keep(neither)];
  const everyone = ({ everyone }: Both): number => everyone;
  return {
    nobody: (world, { kind, principal }, isPipeline) => {
      const both = kinds.get(kind) ?? neither();
      kinds.set(kind, both);
      both[world] += 1;
      (isPipeline ? pipelines : humans).of(principal || NO_ARN)[world] += 1;
    },
    elsewhere: (world, region) => {
      regions.of(region)[world] += 1;
    },
    through: (world, service) => {
      services.of(service)[world] += 1;
    },
    all: () => ({
      kinds: [...kinds]
        .map(([kind, both]) => ({ kind, ...both }))
        .sort((a, b) => b.everyone - a.everyone || (a.kind < b.kind ? -1 : 1)),
      humans: ranked(humans, everyone),
      pipelines: ranked(pipelines, everyone),
      regions: ranked(regions, everyone),
      services: ranked(services, everyone),
    }),
  };
}

/** A caller of whom the record names no ARN. */
const NO_ARN = '(no ARN logged)';
