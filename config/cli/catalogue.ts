import type { Command } from 'commander';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import { soundsLikeReading } from '../../shared/catalogue/reading';
import { totalsOf } from '../../shared/catalogue/totals';
import { identifier } from '../../shared/consequence/visible';
import { committedCatalogue } from '../catalogue';
import { printJson } from '../report';
import { type MeantServices, type NotMeant, operationsMeant, servicesMeant } from './knowledge/meant';
import { wholeOperationData, wholeOperationText } from './knowledge/operation';
import { headline, serviceData, serviceText } from './knowledge/service';
import { totalsText } from './knowledge/totals-text';
import { outputTo } from './output';
import type { ExitCode, Streams } from './streams';

/** What `countersign catalogue` has to say, in both of its languages. */
export interface Answer {
  readonly exitCode: ExitCode;
  /** For people. */
  readonly text: string;
  /** For programs, a line each. */
  readonly json: readonly unknown[];
}

/** What the catalogue knows and does not know: in total, of a service, of an operation. */
export function answer(catalogue: Catalogue, service?: string, operation?: string): Answer {
  if (service === undefined) {
    const totals = totalsOf(catalogue);
    return { exitCode: 0, text: totalsText(totals), json: [totals] };
  }
  const meant = servicesMeant(service, catalogue);
  if (!('services' in meant)) return unknown('service', 'the catalogue has no service', meant);
  if (operation === undefined) return ofServices(meant);
  const found = operationsMeant(operation, meant.services, catalogue);
  if ('word' in found) {
    const names = meant.services.map((one) => one.service).join(', ');
    const reads = soundsLikeReading(operation) ? ' by its name it only reads;' : '';
    return unknown('operation', `${names}:${reads} nothing that changes something is called`, found);
  }
  return {
    exitCode: 0,
    text: found.map(wholeOperationText).join('\n\n'),
    json: found.map(wholeOperationData),
  };
}

function ofServices({ word, is, services }: MeantServices): Answer {
  const [only, ...others] = services;
  if (only && others.length === 0) {
    const note = is === 'a service' ? [] : [`${word} is ${is} of ${only.service}`];
    return { exitCode: 0, text: [...note, serviceText(only)].join('\n'), json: [serviceData(only)] };
  }
  const text = [`${word} is ${is} of ${services.length} services:`, ...services.map((one) => `  ${headline(one)}`)];
  return { exitCode: 0, text: text.join('\n'), json: [{ word, is, services: services.map((one) => one.service) }] };
}

function unknown(kind: 'service' | 'operation', message: string, { word, nearest }: NotMeant): Answer {
  const meant = nearest === undefined ? '' : `, did you mean "${nearest}"?`;
  return {
    exitCode: 1,
    text: `error: ${message} "${identifier(word)}"${meant}`,
    json: [{ unknown: kind, word, ...(nearest === undefined ? {} : { nearest }) }],
  };
}

/** Adds `catalogue`. */
export function addCatalogue(program: Command, { stdout, stderr }: Streams, end: (code: ExitCode) => void): void {
  program
    .command('catalogue')
    .description('Says what is known of the AWS operations that change something, and what is not.')
    .argument('[service]', 'a service by its name in the AWS CLI, its IAM prefix or its event source')
    .argument('[operation]', 'one of its operations')
    .option('--json', 'print JSON: one object, or one for each operation of that name', false)
    .addHelpText(
      'after',
      `
Without arguments: how much is known in total. With a service: a line an operation. With an operation: everything.
Names may be in any case.

Example:
  $ countersign catalogue ec2 TerminateInstances

Exit codes: 0 found, 1 no such service or operation, 2 used wrongly`,
    )
    .action(
      async (service: string | undefined, operation: string | undefined, { json }: { readonly json: boolean }) => {
        const found = answer(committedCatalogue(), service, operation);
        const output = outputTo(found.exitCode === 0 || json ? stdout : stderr);
        await output.write(json ? found.json.map((one) => `${printJson(one)}\n`).join('') : `${found.text}\n`);
        end(output.failure() === null ? found.exitCode : 2);
      },
    );
}
