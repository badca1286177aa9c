import type { Totals } from '../../../shared/catalogue/totals';
import { counted } from '../../report';
import { numeral } from '../tally';
import { columns, section } from './table';
import { FLAGS, KNOWLEDGE } from './words';

/** The totals of the catalogue for people. */
export function totalsText(totals: Totals): string {
  const { services, operations, mutating, shares, unknownByService } = totals;
  const row = (what: string, count: keyof Totals['shares'], meaning: string): readonly string[] => [
    what,
    numeral(totals[count]).padStart(numeral(mutating).length),
    `${(shares[count] * 100).toFixed(1)}%`.padStart(6),
    meaning,
  ];
  const rows = [
    row('known', 'known', 'the IAM actions are known, so it can be guarded'),
    row('  exact', 'exact', KNOWLEDGE.exact),
    row('  made', 'made', KNOWLEDGE.made),
    row('  look-up', 'lookUp', KNOWLEDGE['look-up']),
    row('  star-only', 'starOnly', KNOWLEDGE['star-only']),
    row('unknown', 'unknown', KNOWLEDGE.unknown),
    row('derivable', 'derivable', 'action and ARN of a denial give the whole input, so CloudTrail need not log it'),
    row('pointer', 'pointer', FLAGS.pointer),
  ];
  const unknown = Object.entries(unknownByService);
  return [
    `${numeral(services)} services, ${numeral(operations)} operations. ${numeral(mutating)} of them change something:`,
    '',
    ...columns(rows),
    ...section(
      `Unknown, in ${counted(unknown.length, 'service', 'services')}:`,
      unknown.map(([service, names]) => `${service}: ${names.join(', ')}`),
    ),
  ].join('\n');
}
