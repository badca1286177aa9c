import { cannotRun } from '../../../shared/catalogue/cannot-run';
import { type InputMemberModel, inputMembersOf } from '../../../shared/catalogue/input-members';
import { lookUpsIn } from '../../../shared/catalogue/knowledge';
import { eventNamesOf, type Found } from '../../../shared/catalogue/of-action';
import type { Dependent, NeededAction, ResourceBinding } from '../../../shared/catalogue/operation';
import { inWords } from '../../../shared/resource/in-words';
import { operationData } from './service';
import { columns, section } from './table';
import { FLAGS, KNOWLEDGE } from './words';

/** Everything that is known of an operation, for programs. */
export const wholeOperationData = (found: Found) => ({
  service: found.service.service,
  ...operationData(found),
  cannotRun: cannotRun(found),
  needs: found.operation.actions?.map(neededData) ?? null,
  lookUps: lookUpsOf(found),
  dependents: (found.operation.dependents ?? []).map((dependent) => ({
    ...neededData(dependent),
    when: dependent.when,
    ...(dependent.is ? { is: dependent.is } : {}),
  })),
  input: inputMembersOf(found.service, found.operation),
});

const neededData = ({ action, resources }: NeededAction) => ({
  action,
  resources: resources.map(({ type, optional, ...binding }) => ({
    type,
    arn: inWords(binding.arn ?? binding.like ?? ''),
    ...(binding.from === undefined ? {} : { from: binding.from }),
    ...(optional ? { optional } : {}),
  })),
});

/** Everything that is known of an operation, for people. */
export function wholeOperationText(found: Found): string {
  const { service, operation } = found;
  const { knowledge, tiers, actions, flags } = operationData(found);
  const never = cannotRun(found);
  return [
    `${service.service} ${operation.operation}, of ${service.name}`,
    '',
    ...columns([
      ['knowledge', `${knowledge}: ${KNOWLEDGE[knowledge]}`],
      ['tiers', tiers.join(', ') || 'none'],
      ...(never === null ? [] : [['never runs', never]]),
      ['logged as', `${service.events.join(' or ')} ${eventNamesOf(found).map(eventName).join(' or ')}`],
      ...flags.map((flag) => ['flag', `${flag}: ${FLAGS[flag]}`]),
    ]),
    ...section(actions?.length === 1 ? 'Action' : 'Actions', (operation.actions ?? []).flatMap(neededLines)),
    ...section('To be looked up', lookUpsOf(found)),
    ...section('AWS may check too', (operation.dependents ?? []).flatMap(dependentLines)),
    ...section('Input', columns(inputMembersOf(service, operation).map(memberRow))),
  ].join('\n');
}

const eventName = (name: ReturnType<typeof eventNamesOf>[number]): string =>
  typeof name === 'string' ? name : `${name.prefix}…`;

/** Parts of ARNs that the input does not give, each once. */
const lookUpsOf = ({ operation }: Found): readonly string[] => [
  ...new Set((operation.actions ?? []).flatMap(({ resources }) => resources.flatMap(({ arn }) => lookUpsIn(arn)))),
];

const neededLines = ({ action, resources }: NeededAction): readonly string[] => [
  action,
  ...(resources.length === 0 ? ['  *: IAM knows no resource for it'] : resourceLines(resources)),
];

const resourceLines = (resources: readonly ResourceBinding[]): readonly string[] =>
  resources.map(({ type, arn, from, like, optional }) => {
    const where = from === undefined ? inWords(arn ?? '') : `<${from}> itself, like ${inWords(like ?? '')}`;
    return `  ${type}: ${where}${optional ? ' (only if the input names it)' : ''}`;
  });

const dependentLines = (dependent: Dependent): readonly string[] => [
  `${dependent.action}: ${triggerOf(dependent)}`,
  ...resourceLines(dependent.resources),
];

function triggerOf({ when, is, resources }: Dependent): string {
  if (when === null) return 'it is not known when, so no grant allows it';
  const trigger = is ? `when ${when} is ${is.join(' or ')}` : `when ${when} is given`;
  return resources.length === 0 ? `${trigger}; on what is not known, so no grant allows it` : trigger;
}

const memberRow = ({ path, type, marks, as }: InputMemberModel): readonly string[] => [
  path,
  as === undefined ? type : `${type}, as ${as}`,
  marks.join(' '),
];
