import type { Condition } from '../../shared/policy/verdict';
import { columns, section } from '../cli/knowledge/table';
import { durationText } from '../duration';
import { printable } from '../report';
import type { ExplainedRule, Explanation } from './explanation';

/** An explanation for people. */
export function explanationText(explanation: Explanation): string {
  const { situation, place, passes, decision, hash, levels, watched, rules } = explanation;
  const [asked] = situation.actions;
  const who = situation.person ?? (situation.caller === 'human' ? 'a human' : 'a pipeline');
  const lines = [
    `${asked?.action} by ${who} in ${place}`,
    `region ${situation.region}, at ${situation.at}, ${asked?.arns ? `on ${asked.arns.join(', ')}` : 'resources not known'}`,
    '',
    answer(explanation),
    ...warning(explanation),
    ...levelLines(levels).map((line) => `  ${line}`),
    ...(watched ? section('were the observing rules to deny, it would wait for', levelLines(watched)) : []),
    ...unknown(explanation),
    ...(decision ? section('terms', termLines(decision)) : []),
    ...section(
      'rules that guard it, nearest first',
      rules.length > 0 ? columns(rules.map((rule) => ruleRow(rule, !passes))) : ['none'],
    ),
    ...(hash === null ? [] : ['', `decision ${hash}`]),
  ];
  return printable(lines.join('\n'));
}

function answer({ passes, limit, mode, levels }: Explanation): string {
  if (limit?.kind === 'not-bound') return `passes: ${limit.why}`;
  if (passes) return mode === 'observe' ? 'passes: rules watch it, and none denies it' : 'passes: nobody is asked';
  if (limit) return `denied, and nobody can ask for it: ${limit.why}`;
  return levels.length === 1
    ? 'denied until one level has signed'
    : `denied until ${levels.length} levels have signed, one after another`;
}

/** Where rules only observe so far, what would come of it. */
const warning = ({ passes, limit, mode }: Explanation): readonly string[] =>
  passes && limit?.kind === 'no-request' && mode === 'observe'
    ? ['', `were the observing rules to deny, nobody could ask for it: ${limit.why}`]
    : [];

/** The policies' say is one thing; that the hub hears of the call at all is another. */
const unknown = ({ isKnown, limit, levels, watched }: Explanation): readonly string[] =>
  isKnown || limit || (levels.length === 0 && !watched)
    ? []
    : [
        '',
        'as yet no request comes of it: as far as is known, AWS logs neither the parameters of such a denial nor enough to',
        'work them out, so it is counted as needs-completion and stays denied',
      ];

const levelLines = (levels: Explanation['levels']): readonly string[] =>
  columns(
    levels.map(({ name, need, of, signers }, index) => [
      `${index + 1}. ${name}`,
      `${need} of ${of.join(', ')}`,
      signers.length >= need ? signers.join(', ') : `only ${signers.join(', ') || 'nobody'}: cannot be met`,
    ]),
  );

const termLines = ({ deadlines, assurance }: NonNullable<Explanation['decision']>): readonly string[] =>
  columns([
    ['confirm within', durationText(deadlines.confirm)],
    ['sign within', durationText(deadlines.sign)],
    ['release within', durationText(deadlines.release)],
    ['sign-in', assurance],
  ]);

const ruleRow = (rule: ExplainedRule, denied: boolean): readonly string[] => [
  rule.rule,
  rule.placeName,
  rule.written,
  outcomeText(rule, denied),
];

const NOT: Readonly<Record<Condition, string>> = {
  resources: 'no: its resources do not match',
  regions: 'no: another region',
  principals: 'no: another caller',
  people: 'no: the requester is in none of its groups',
  hours: 'no: outside its hours',
  tags: 'no: its tags do not match',
};

/** `denied`: some guard denies the call; what only adds says nothing to a call that passes. */
function outcomeText(rule: ExplainedRule, denied: boolean): string {
  switch (rule.outcome) {
    case 'applies':
      if (!denied) return 'no: it only adds to others, and no guard denies this call';
      return rule.unsure.length === 0 ? 'applies' : `applies, since its ${rule.unsure.join(' and ')} cannot be known`;
    case 'observes':
      return 'would apply, but only observes';
    case 'replaced':
      return `replaced by ${rule.by}: ${rule.because}`;
    case 'passes':
      return 'no: it is about people, and a pipeline calls';
    default:
      return NOT[rule.condition];
  }
}
