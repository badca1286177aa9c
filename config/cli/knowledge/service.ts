import { tiersOf } from '../../../shared/call/tiers';
import type { Service } from '../../../shared/catalogue/catalogue';
import { knowledgeOf } from '../../../shared/catalogue/knowledge';
import type { Found } from '../../../shared/catalogue/of-action';
import { numeral } from '../tally';
import { columns } from './table';
import { flagsOf } from './words';

/** What is known of an operation, in a line. */
export const operationData = (found: Found) => ({
  operation: found.operation.operation,
  knowledge: knowledgeOf(found.operation),
  tiers: tiersOf(found),
  actions: found.operation.actions?.map(({ action }) => action) ?? null,
  flags: flagsOf(found),
});

/** A service with all its mutating operations, for programs. */
export const serviceData = (service: Service) => ({
  service: service.service,
  name: service.name,
  prefix: service.iam,
  events: service.events,
  reads: service.reads,
  operations: operationsIn(service).map(operationData),
});

/** A service with a line an operation, for people. */
export function serviceText(service: Service): string {
  const rows = operationsIn(service)
    .map(operationData)
    .map(({ operation, knowledge, tiers, actions, flags }) => [
      operation,
      knowledge,
      tiers.join(' ') || 'none',
      actions?.join(' ') ?? '-',
      flags.join(' '),
    ]);
  const { operations, reads } = service;
  return [
    headline(service),
    `${numeral(operations.length)} operations change something, ${numeral(reads)} only read`,
    '',
    ...columns([['OPERATION', 'KNOWLEDGE', 'TIERS', 'ACTIONS', 'FLAGS'], ...rows]),
  ].join('\n');
}

/** `elbv2, Elastic Load Balancing: logged as elasticloadbalancing, IAM prefix elasticloadbalancing`. */
export const headline = ({ service, name, events, iam }: Service): string =>
  `${service}, ${name}: logged as ${events.join(' or ')}, IAM prefix ${iam}`;

const operationsIn = (service: Service): readonly Found[] =>
  service.operations.flatMap((name) => {
    const operation = service.operation(name);
    return operation ? [{ service, operation }] : [];
  });
