import { requestIdOf } from '../../shared/approval/request-id';
import type { Configuration } from '../../shared/configuration/configuration';
import { fold } from '../../shared/ledger/fold';
import type { RequestState } from '../../shared/lifecycle/state';
import terminateInstances from '../fixtures/terminate-instances-denied.json';
import type { Definition } from '../infra/machine';
import { configuration, needingTwo } from '../organization/configuration';
import { denialOf } from '../organization/story';
import { Cloud } from './cloud';
import type { Fault, Site } from './fault';
import { Injector } from './injector';
import { type Part, People } from './people';
import { Simulation } from './simulation';
import { type Sent, type SlowWorld, slowWorld } from './world';

/** A story: the Organization in which it happens, who does what, and how it ends when nothing goes wrong. */
export interface Plot {
  readonly name: string;
  readonly configuration: Configuration;
  readonly parts: readonly Part[];
  /** The step with which it leaves the way of the first plot: what comes before is told there. */
  readonly from: string;
  readonly ending: RequestState['phase'];
}

const part = (person: string, deed: Part['deed'], after: number): Part => ({ person, deed, after });

/** The stories that are told over and over, each time with another fault. */
export const PLOTS: readonly Plot[] = [
  {
    name: 'signed twice, released and run',
    configuration: needingTwo,
    parts: [
      part('li-wei', 'confirm', 10),
      part('wang-fang', 'vote', 20),
      part('tom-baker', 'vote', 25),
      part('li-wei', 'release', 10),
      part('wang-fang', 'settle', 20),
    ],
    from: 'Intake',
    ending: 'executed',
  },
  {
    name: 'rejected before its release',
    configuration,
    parts: [
      part('li-wei', 'confirm', 10),
      part('wang-fang', 'vote', 20),
      part('tom-baker', 'reject', 10),
      part('li-wei', 'release', 30),
      part('wang-fang', 'settle', 20),
    ],
    from: 'Page: reject',
    ending: 'rejected',
  },
  {
    name: 'cancelled while its grant is being made',
    configuration,
    parts: [
      part('li-wei', 'confirm', 10),
      part('wang-fang', 'vote', 20),
      part('li-wei', 'release', 10),
      part('li-wei', 'cancel', 8),
      part('wang-fang', 'settle', 20),
    ],
    from: 'Page: release',
    ending: 'cancelled',
  },
];

/** Simulated seconds after which a run that has not ended is stuck: longer than every wait there is, one after another. */
const PATIENCE = 12 * 3600;

/** Seconds that are waited after the end, for what comes late. */
const AFTERMATH = 400;

/** What came of a run. */
export interface Told {
  readonly sites: readonly Site[];
  readonly world: SlowWorld;
  readonly state: RequestState | null;
  readonly sent: readonly Sent[];
  readonly deadLetters: number;
  /** Requests that still count as open. */
  readonly open: number;
  /** Simulated seconds until everything had ended. */
  readonly seconds: number;
}

const denial = denialOf();

/** Tells a story from the denial on the queue to its end, with these faults. */
export async function run(definition: Definition, plot: Plot, faults: readonly Fault[] = []): Promise<Told> {
  const request = requestIdOf(denial);
  const simulation = new Simulation();
  const injector = new Injector(faults, simulation);
  const people = new People(plot.parts, request, plot.configuration, simulation);
  const world = slowWorld(plot.configuration, request, simulation, (mail) => people.mailed(mail, cloud, world));
  const cloud = new Cloud(definition, world, simulation, injector);
  let taken = false;
  void cloud.deliver(terminateInstances).then(() => {
    taken = true;
  });
  void cloud.sweepEveryMinute();
  let open = 0;
  const over = () => {
    void world.index.open().then((requests) => {
      open = requests.length;
    });
    return taken && cloud.workflow.idle() && open === 0;
  };
  await simulation.run(over, PATIENCE);
  const seconds = simulation.elapsed;
  await simulation.run(() => false, seconds + AFTERMATH);
  const events = await world.ledger.read(request);
  const folded = events.length > 0 ? fold(request, events) : null;
  open = (await world.index.open()).length;
  const { sites } = injector;
  return {
    sites,
    world,
    state: folded?.ok ? folded.state : null,
    sent: world.sent,
    deadLetters: cloud.deadLetters,
    open,
    seconds,
  };
}
