import type { Mail } from '../../hub/ports';
import { record } from '../../hub/steps/record';
import { stateOf } from '../../hub/steps/request';
import { ballotNonce } from '../../shared/ballot/ballot';
import type { Configuration } from '../../shared/configuration/configuration';
import { type CommandResult, cancel, cast, confirm, reject, settle } from '../../shared/lifecycle/commands';
import { type RequestState, waitOf } from '../../shared/lifecycle/state';
import { ballotClaims, idToken } from '../organization/provider';
import type { Cloud } from './cloud';
import { remembered } from './remembered';
import type { Simulation } from './simulation';
import type { SlowWorld } from './world';

/** What a person does on the pages. */
export type Deed = 'confirm' | 'vote' | 'release' | 'settle' | 'reject' | 'cancel';

/** Who does what when it is their turn, and how many seconds after the mail. */
export interface Part {
  readonly person: string;
  readonly deed: Deed;
  readonly after: number;
}

/** How often somebody whose page shows an error tries again, and after how many seconds. */
const TRIES = 10;
const AGAIN_SECONDS = 30;

/** Signing takes a processor a millisecond, and the same ballots are cast in thousands of runs. */
const signed = remembered(idToken);

const DUE: Readonly<Record<Deed, (state: RequestState, person: string) => boolean>> = {
  confirm: ({ phase }) => phase === 'assessed',
  vote: ({ phase, votes }, person) => phase === 'confirmed' && !votes.some((vote) => vote.person === person),
  release: ({ phase }) => phase === 'copied',
  settle: (state) => waitOf(state) === 'settle',
  reject: ({ phase }) => phase === 'copied',
  cancel: ({ phase }) => phase === 'released',
};

/** The people of a story: each looks at the page after each mail, does what is theirs to do, and tries again on an error. */
export class People {
  constructor(
    private readonly parts: readonly Part[],
    private readonly request: string,
    private readonly configuration: Configuration,
    private readonly simulation: Simulation,
  ) {}

  /** A mail has come. */
  mailed({ to }: Mail, cloud: Cloud, world: SlowWorld): void {
    for (const part of this.parts.filter(({ person }) => to === `${person.replace('-', '.')}@example.com`))
      void this.play(part, cloud, world);
  }

  private async play(part: Part, cloud: Cloud, world: SlowWorld): Promise<void> {
    await this.simulation.sleep(part.after);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const state = await stateOf(world.ledger, this.request);
      if (!DUE[part.deed](state, part.person)) return;
      try {
        await this.act(part, cloud, state.assessed?.approvalHash ?? '');
        return this.onceDone(part, cloud, world);
      } catch {
        await this.simulation.sleep(AGAIN_SECONDS);
      }
    }
  }

  /** Who has second thoughts about a release has them without being asked. */
  private async onceDone({ person, deed }: Part, cloud: Cloud, world: SlowWorld): Promise<void> {
    const recall = this.parts.find((part) => part.deed === 'cancel' && part.person === person);
    if (deed === 'release' && recall) await this.play(recall, cloud, world);
  }

  private async act({ person, deed }: Part, cloud: Cloud, seen: string): Promise<void> {
    const site = deed === 'vote' || deed === 'release' ? 'ballot' : 'web';
    const { configuration, request } = this;
    await cloud.invoke(`Page: ${deed}`, 'Page', ({ ledger, index, workflow, clock }) => {
      const now = clock();
      const by = { person, reason: 'we talked about it', seen };
      const ballot = (choice: 'approve' | 'release') => {
        const token = signed(ballotClaims(person, ballotNonce(request, seen, choice), now));
        return (state: RequestState) => cast(configuration, state, { ...by, choice, token }, now);
      };
      const commands: Readonly<Record<Deed, () => (state: RequestState) => CommandResult>> = {
        confirm: () => (state) => confirm(state, by, now),
        vote: () => ballot('approve'),
        release: () => ballot('release'),
        settle: () => (state) => settle(configuration, state, { ...by, tookEffect: true }, now),
        reject: () => (state) => reject(configuration, state, by),
        cancel: () => (state) => cancel(state, { ...by, notMe: false }),
      };
      return record({ ledger, index, workflow }, request, { by: site, person }, commands[deed](), now);
    });
  }
}
