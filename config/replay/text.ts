import { section } from '../cli/knowledge/table';
import { printable } from '../report';
import { aligned, type Cell, table } from './aligned';
import type { Both } from './kept';
import type { Asked } from './load';
import { PASSED_OVER, type PassedOver } from './passed-over';
import type { Ranked } from './ranked';
import { isNothing, type ReplayReport } from './report';
import type { RuleTally } from './rule-tally';

/** A report for people. What came out of records is shown with everything in it visible. */
export function replayText(report: ReplayReport): string {
  if (isNothing(report.records))
    return printable(['no record was read, so nothing can be said', '', ...aligned(recordRows(report))].join('\n'));
  const { period, configuration, requests, approvers, levels, rules, deadRules, stopped, unlisted, unjudged } = report;
  const lines = [
    period ? `${period.first} to ${period.last}, ISO weeks: ${period.weeks}` : 'no event has a time',
    `configuration ${configuration}`,
    '',
    ...aligned(recordRows(report)),
    ...section('accounts that settings.yaml does not list', countLines(unlisted.accounts)),
    ...section(
      'could not be judged: the catalogue does not know the operation or its action',
      countLines(unjudged.events),
    ),
    '',
    'Below, "written" is with the policies as they are written, "everyone" with every rule in mode everyone.',
    ...section('requests that would have been opened', table(BOTH, [bothOf(requests)])),
    ...section(
      'signatures that would have been asked for: in all, a week, and most in a week',
      table(
        ['approver', 'written', 'a week', 'most', 'in', 'everyone', 'a week', 'most', 'in'],
        approvers.map(({ person, asWritten, everyone }) => [person, ...askedCells(asWritten), ...askedCells(everyone)]),
      ),
    ),
    ...section(
      'levels, by requests that would have needed them',
      table(
        [...BOTH, 'level'],
        levels.map((one) => [...bothOf(one), one.level]),
      ),
    ),
    ...section(
      'rules, by calls that match and by requests in which they would have counted',
      table(RULE, rules.filter(({ matched }) => matched > 0).map(ruleCells)),
    ),
    ...section(
      'dead rules, which no record matches',
      aligned(rules.filter(({ rule }) => deadRules.includes(rule)).map(({ rule, written }) => [rule, written])),
    ),
    ...section('quorums that could not have been met', quorumLines(report)),
    ...section(
      'stopped, and no request: the caller is nobody in people.yaml',
      table(
        [...BOTH, 'caller'],
        stopped.kinds.map((one) => [...bothOf(one), one.kind]),
      ),
    ),
    ...section('humans among them', bothLines(stopped.humans, 'caller')),
    ...section('pipelines among them', bothLines(stopped.pipelines, 'role')),
    ...section('stopped, and no request: a service calls for somebody', bothLines(stopped.services, 'service')),
    ...section('stopped, and no request: settings.yaml does not list the region', bothLines(stopped.regions, 'region')),
  ];
  return printable(lines.join('\n'));
}

function recordRows({ records }: ReplayReport): readonly (readonly Cell[])[] {
  const { read, unreadable, passedOver, mutating, guarded, inexact } = records;
  const passed = (Object.keys(PASSED_OVER) as PassedOver[]).map((why) => [passedOver[why], PASSED_OVER[why]] as const);
  const broken = Object.entries(unreadable).map(([why, count]) => [count, `could not be read (${why})`] as const);
  const rows = [
    ...broken,
    ...passed,
    [mutating, 'change something'] as const,
    [guarded, 'of these match a rule'] as const,
    [inexact, 'of these do not say on which resources, and rules about resources count all the same'] as const,
  ];
  return [[read, read === 1 ? 'record' : 'records'], ...rows.filter(([count]) => count > 0)];
}

const BOTH = ['written', 'everyone'] as const;
const bothOf = ({ asWritten, everyone }: Both): readonly Cell[] => [asWritten, everyone];

const askedCells = ({ signatures, mean, most, week }: Asked): readonly Cell[] => [signatures, mean, most, week ?? '-'];

const RULE = ['rule', 'mode', 'match', 'pipelines', 'written', 'everyone', 'first', 'last', 'for example'] as const;

const ruleCells = ({ rule, mode, matched, pipelines, asked, first, last, examples }: RuleTally): readonly Cell[] => [
  rule,
  mode,
  matched,
  pipelines,
  ...bothOf(asked),
  first ?? '',
  last ?? '',
  examples.join(' '),
];

const quorumLines = ({ unmetQuorums }: ReplayReport): readonly string[] =>
  unmetQuorums.flatMap(({ person, level, levels, rules, asWritten, requests, examples }) => [
    `${person}: too few are left for level "${level}" (${levels.join('; ')})${asWritten ? '' : ', with every rule in mode everyone'}`,
    `  requests: ${requests}, rules: ${rules.join(', ')}, for example: ${examples.join(' ')}`,
  ]);

const countLines = ({ names, more }: Ranked<{ readonly count: number }>): readonly string[] => [
  ...aligned(names.map(({ name, count }) => [count, name])),
  ...moreLine(more),
];

const bothLines = ({ names, more }: Ranked<Both>, what: string): readonly string[] => [
  ...table(
    [...BOTH, what],
    names.map((one) => [...bothOf(one), one.name]),
  ),
  ...moreLine(more),
];

const moreLine = (more: number): readonly string[] => (more > 0 ? [`and ${more} more`] : []);
