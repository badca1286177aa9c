import { MOST_MINUTES } from './properties';
import { PLOTS } from './run';
import { type Finding, tableOf } from './survey';

/** Where another ending than the plot's own is right, and why; every such finding must be one of these. */
export const EXPLAINED: readonly {
  readonly step: string;
  readonly ending: string;
  readonly why: string;
}[] = [
  {
    step: 'Execute',
    ending: 'unknown',
    why:
      'The Lambda died, or lost an answer, after it had said `executing`. Nobody can know whether AWS took the call, so ' +
      'nothing is sent again: people are asked to look, and one of them settles it.',
  },
  {
    step: 'Intake',
    ending: 'dead letter',
    why:
      'Three failures in a row: the queue gives the denial up to the dead-letter queue, for which there is an alarm. No ' +
      'request was opened; the operator calls again, or the message is sent back to the queue.',
  },
  {
    step: '',
    ending: 'executed',
    why:
      'Somebody wanted to say no and their page failed or the fault held up another step, so the call had begun by the ' +
      'time they tried again. The record has no such no: they saw an error, and then that it was too late.',
  },
];

/** The page of the documentation: what was tried, what held, and the table. */
export function faultsPage(findings: readonly Finding[]): string {
  const calls = new Set(findings.map(({ plot, site, kind }) => `${plot.name} ${site.step} ${site.port} ${kind}`)).size;
  const latest = Math.ceil(
    Math.max(...findings.filter(({ ending }) => ending !== 'dead letter').map(({ later }) => later)) / 60,
  );
  return `# What happens when something fails

This page is written by a test (\`test/faults/\`). It tells ${PLOTS.length} stories with the product's own steps on the synthesized
state machine, over ports in memory and in simulated time: ${PLOTS.map(({ name }) => `a request that is ${name}`).join('; ')}.
It notes every call of every port, and then tells the story again once for each call and each fault: **${findings.length} runs**
(${calls} different combinations of story, step, port and fault).

| fault | what it means |
|---|---|
| fails before | The call throws and nothing happened. |
| fails after | The call took effect and its answer is lost: it throws. |
| times out | The call took effect and never answers; the Lambda dies at its timeout. |
| throttled | This call and the next two of the same method throw; then it works. |
| repeated | The call takes effect twice, as when a client tries again. Not for the call that was approved: its port never tries again. |
| invoked twice | The Lambda runs twice at the same time. |
| execution dies | The execution of the workflow ends for good while the Lambda it has just started lives on. The sweeper starts the next one. |

A failure after a read is the same as one before it, and a repeated read is none, so reads have three faults.
The part that the stories share is told once. Advance asks for all seals at once; one of each batch stands for the others
(\`NIGHTLY=1\` tries them all, every story from its beginning, and 20,000 pairs of faults at random instead of 100).

In every run: the call ran at most once, and only while the sealed record said \`executing\`; it never ran after a recorded no or end;
every request was closed, no grant was left, every event was sealed and the record folds; the operator was told the end, those who may
sign were told of an unknown outcome; nobody had more than two mails of the same kind about it; all of it within
${MOST_MINUTES} minutes (the slowest took ${latest} minutes longer than without a fault).

✓ is the same end as without a fault.

${tableOf(findings)}

The other ends are right where they are:
${EXPLAINED.map(({ step, ending, why }) => `- **${ending}**${step ? ` (${step})` : ''}: ${why}`).join('\n')}

Two faults in one run are tried at random by night. They may send a mail more than twice, and one pair leaves a grant behind: the
execution of the workflow dies while its broker makes the grant, the request is recalled meanwhile, and the broker never learns that
the role was made. The role's policy ends by itself after 15 minutes, nobody but the executor may use it, and the sweeper removes it
with the next request of that account.
`;
}
