import type { Configuration } from '../../shared/configuration/configuration';
import { callerKind } from '../../shared/policy/situation';
import type { Answers } from './everyone';
import { type Both, neither } from './kept';
import { startLoad } from './load';
import { startQuorums } from './quorums';
import type { Recorded } from './recorded';
import type { ReplayReport } from './report';
import { startRuleTallies } from './rule-tally';
import { staffOf } from './staff';
import { startStopped } from './stopped';
import { weekOf } from './week';

/** What a replay counts of calls that a rule guards. */
export interface Consequences {
  /** Whether any rule matched. `person`: who called, by the name in people.yaml. */
  readonly add: (recorded: Recorded, person: string | null, answers: Answers) => boolean;
  /** `weeks`: how many the recording covers. */
  readonly all: (weeks: number) => Consequence;
}

type Consequence = Pick<
  ReplayReport,
  'requests' | 'approvers' | 'levels' | 'rules' | 'deadRules' | 'stopped' | 'unmetQuorums'
>;

/** Starts counting. A request is what a denial becomes when a person of people.yaml is denied where the hub hears of it. */
export function startConsequences(configuration: Configuration, written: ReadonlyMap<string, string>): Consequences {
  const rules = startRuleTallies(configuration, written);
  const [load, quorums, stopped] = [startLoad(), startQuorums(), startStopped()];
  const requests = neither();
  const staff = staffOf(configuration);
  const regions = new Set(configuration.regions);

  const request = (world: keyof Both, person: string, { id, time }: Recorded, answers: Answers): void => {
    const resolution = answers[world];
    if (!resolution.asked) return;
    const asked = staff(resolution.asked.levels, person);
    requests[world] += 1;
    load.add(world, asked, weekOf(Date.parse(time)));
    const isNew = world === 'asWritten' || !isUnmet(answers, person);
    if (asked.missing !== null && isNew)
      quorums.add({ person, asWritten: world === 'asWritten' }, asked, resolution, id);
  };
  const isUnmet = ({ asWritten: { asked } }: Answers, person: string): boolean =>
    asked !== null && staff(asked.levels, person).missing !== null;

  return {
    add: (recorded, person, answers) => {
      const { event, principal, id, time, through } = recorded;
      const isPipeline = callerKind(principal) === 'pipeline';
      const isRequest = person !== null && through === '' && regions.has(event.region);
      if (!rules.add({ answers, id, time, isPipeline, isRequest })) return false;
      for (const world of ['asWritten', 'everyone'] as const) {
        if (!answers[world].asked) continue;
        if (person === null) stopped.nobody(world, recorded, isPipeline);
        else if (through !== '') stopped.through(world, through);
        else if (!isRequest) stopped.elsewhere(world, event.region);
        else request(world, person, recorded, answers);
      }
      return true;
    },
    all: (weeks) => {
      const all = rules.all();
      return {
        requests,
        approvers: load.approvers(weeks),
        levels: load.levels(),
        rules: all,
        deadRules: all.filter(({ matched }) => matched === 0).map(({ rule }) => rule),
        stopped: stopped.all(),
        unmetQuorums: quorums.all(),
      };
    },
  };
}
