import type { Envelope } from '../../../local/gateway/envelope';
import type { Progress } from '../../../local/progress';
import type { Budget, Figure, Result } from '../benchmark';
import { median, percentile } from '../statistics';

/** The most that the hub's own work may add to the slowest runs, in milliseconds. */
const MOST_ADDED = 1000;

/** The event of a refused call, and the name of the instance that the mail about it will carry. */
export interface RefusedCall {
  readonly event: Envelope;
  readonly name: string;
}

/** Where it is played. `hub` and `bare` put the event on their bus and give the milliseconds until their mail was accepted. */
export interface DenialStage {
  /** Lets a call be refused, of another instance each time: the hub drops what it has seen. */
  refuse(): Promise<RefusedCall>;
  hub(call: RefusedCall): Promise<number>;
  bare(call: RefusedCall): Promise<number>;
  stop(): Promise<void>;
}

type Way = 'hub' | 'bare';

/** One mail each way for the same refused call; who goes first changes, so that what follows a run hits both alike. */
async function once(stage: DenialStage, order: readonly Way[]): Promise<Record<Way, number>> {
  const call = await stage.refuse();
  const taken = { hub: 0, bare: 0 };
  for (const way of order) taken[way] = await stage[way](call);
  return taken;
}

function figuresOf(runs: readonly Record<Way, number>[]): readonly Figure[] {
  const [cold, ...warm] = runs;
  if (!cold || warm.length === 0) throw new RangeError('one cold and one warm run at least');
  const of = (way: Way) => warm.map((run) => run[way]);
  const rows: readonly { readonly what: string; readonly hub: number; readonly bare: number }[] = [
    { what: 'first (cold)', ...cold },
    { what: 'median', hub: median(of('hub')), bare: median(of('bare')) },
    { what: 'p95', hub: percentile(of('hub'), 0.95), bare: percentile(of('bare'), 0.95) },
  ];
  return rows.flatMap(({ what, hub, bare }): readonly Figure[] => [
    { of: 'hub', what, value: hub, unit: 'ms' },
    { of: 'bare hops', what, value: bare, unit: 'ms' },
    { of: 'hub less bare', what, value: hub - bare, unit: 'ms', ...(what === 'p95' && { target: MOST_ADDED }) },
    { of: 'hub / bare', what, value: hub / bare, unit: 'x' },
  ]);
}

/** How long a denial takes from the hub's bus to the operator's inbox, next to the same hops with empty handlers. */
export async function denialToMail(
  { mails }: Budget,
  progress: Progress,
  open: (progress: Progress) => Promise<DenialStage>,
): Promise<Result> {
  const stage = await open(progress);
  try {
    const cold = await progress.step('First mails', () => once(stage, ['hub', 'bare']));
    const warm = await progress.step(`${mails} more of each kind`, async (detail) => {
      const runs: Record<Way, number>[] = [];
      for (let i = 0; i < mails; i += 1) {
        runs.push(await once(stage, i % 2 === 0 ? ['bare', 'hub'] : ['hub', 'bare']));
        if ((i + 1) % 10 === 0) detail(`${i + 1} of ${mails}`);
      }
      return runs;
    });
    return {
      name: 'denial-to-mail',
      question: "What does our work add to AWS's own hops between a denial and the operator's mail?",
      method:
        "A real TerminateInstances of a fresh instance is refused; the clock starts when its record is put on the hub's bus, and stops when SES accepts the mail that asks the operator to confirm. " +
        'The bare hops are a bus, a rule, a queue, a Lambda that starts an execution, a workflow of two Lambdas and one mail, with handlers that do nothing else, bundled with the same options and deployed beside the hub on the same emulator. ' +
        'Both ways carry the same record and take turns, after one run each on cold Lambdas. The emulator is no AWS: only the difference is ours.',
      figures: figuresOf([cold, ...warm]),
    };
  } finally {
    await stage.stop();
  }
}
