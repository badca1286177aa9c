import type { Draft } from '../../first/draft';
import { printable } from '../../report';
import { columns } from '../knowledge/table';

/** What was written and what to do next, for whoever answered the questions. */
export function written(folder: string, { settings, people, policy }: Draft): string {
  const place = word(folder);
  const unit = word(Object.keys(settings.organization.units)[0] ?? 'root');
  const asking = Object.values(people).some(({ iam }) => iam !== undefined);
  const files = [
    ['settings.yaml', 'where Countersign lives'],
    ['people.yaml', 'who is who, and who signs together'],
    [
      'policies/deletes.yaml',
      `what needs signatures${policy?.mode === 'observe' ? ', though nothing is denied yet' : ''}`,
    ],
    ['policies/deletes.test.yaml', 'what the policy should say to calls'],
  ];
  const next = [
    [`npx countersign check ${place}`, 'after every change'],
    [`npx countersign explain ${place} --action rds:DeleteDBInstance --unit ${unit}`, 'who would sign, and why'],
    [`npx countersign test ${place}`, 'the tests of the policy'],
    [`npx cdk synth -c configuration=${place}`, 'what would be deployed'],
  ];
  const nobody = 'note: nobody has an IAM user in people.yaml, so no refused call would become a request';
  return printable(
    [
      'Written:',
      ...columns(files).map((line) => `  ${line}`),
      ...(asking ? [] : ['', nobody]),
      '',
      'Next:',
      ...columns(next).map((line) => `  ${line}`),
      '',
      'docs/policies.md goes on from here.',
    ].join('\n'),
  );
}

/** A word as a shell takes it. */
const word = (text: string): string => (/^[\w./@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
