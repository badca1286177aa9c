import { requestCodeOf, requestIdOf } from '../../shared/approval/request-id';
import { callHashOf } from '../../shared/call/call';
import { convert } from '../../shared/call/convert';
import { hashOf } from '../../shared/canonical/hash';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import type { Configuration } from '../../shared/configuration/configuration';
import { decide } from '../../shared/decision/decision';
import type { Denial } from '../../shared/denial/denial';
import { gate } from '../../shared/denial/gate';
import { type Refused, refuse } from '../../shared/denial/refusal';
import { grantDocumentOf } from '../../shared/grant/document';
import { grantable } from '../../shared/grant/grantable';
import { prove } from '../../shared/grant/proof';
import { guardDenies } from '../../shared/guard/denies';
import { envelop } from '../../shared/ledger/envelope';
import { METRICS } from '../../shared/names';
import { personByIamArn } from '../../shared/people/directory';
import { actionKeyOf, ruleIndexOf } from '../../shared/policy/rule-index';
import { situationOf } from '../../shared/policy/situation-of';
import type { Index, Ledger, Metrics, Organization, Workflow } from '../ports';

/** What intake needs of the world. */
export interface IntakePorts {
  readonly ledger: Ledger;
  readonly index: Index;
  readonly workflow: Workflow;
  readonly organization: Organization;
  readonly metrics: Metrics;
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
}

/** What became of one message. */
export type IntakeResult = { readonly ok: true; readonly request: string } | Refused;

/** Requests that one person, and one account, may open in an hour: a script that fails in a loop must not flood approvers. */
const MOST_OF_PERSON = 60;
const MOST_OF_ACCOUNT = 300;

/** Seconds within which the same call by the same person is the same wish. */
const REPEAT_SECONDS = 900;

/**
 * One message from the queue: a new request, or a refusal by name that is counted and never mailed. Throws only when
 * the outside world does; the queue then delivers again and everything here may be repeated, a crash between any two
 * writes included.
 */
export async function intake(ports: IntakePorts, body: unknown, now: Date): Promise<IntakeResult> {
  const result = await consider(ports, body, now);
  if (result.ok) ports.metrics.count(METRICS.opened);
  else ports.metrics.count(METRICS.refusedDenials, { refusal: result.refusal });
  return result;
}

async function consider(ports: IntakePorts, body: unknown, now: Date): Promise<IntakeResult> {
  const { catalogue, configuration, organization } = ports;
  const guards = await organization.guards();
  if (guards.length === 0) return refuse('not-our-guard', 'no guard is deployed');
  const gated = gate(body, { installation: configuration.installation, guards, now });
  if (!gated.ok) return gated;
  const { denial } = gated;
  if (denial.action !== '' && !isGuarded(configuration, denial.action)) return refuse('not-guarded', denial.action);
  const converted = convert(denial, configuration.partition, catalogue);
  if (!converted.ok) return converted;
  if (!isGuarded(configuration, converted.action)) return refuse('not-guarded', converted.action);
  const granted = grantable(converted);
  if (!granted.ok) return granted;
  const { call } = converted.sourced;
  const grant = grantDocumentOf(call, granted.needed);
  if (!prove(grant, call, granted.needed, configuration.partition, catalogue).holds)
    return refuse('not-proven', converted.action);
  const person = personByIamArn(configuration, denial.caller);
  if (!person) return refuse('unknown-person', denial.caller);
  const account = await organization.account(denial.account);
  if (!account) return refuse('unknown-account', denial.account);
  const { path } = account;
  if (denial.guard === '' && !guardDenies(configuration, { ...denial, path }, granted.needed))
    return refuse('not-our-guard', converted.action);
  if (!decide(configuration, situationOf(denial, granted.needed, { person: person.id, path })))
    return refuse('not-guarded', converted.action);
  return openRequest(ports, denial, { person: person.id, callHash: callHashOf(converted.sourced.call) }, now);
}

/** Whether any rule guards an action at all; what it says where the call was made is asked later, with more look-ups. */
const isGuarded = (configuration: Configuration, action: string): boolean =>
  [...ruleIndexOf(configuration).values()].some((rules) => rules.has(actionKeyOf(action)));

async function openRequest(
  ports: IntakePorts,
  denial: Denial,
  by: { person: string; callHash: string },
  now: Date,
): Promise<IntakeResult> {
  const { ledger, index, workflow } = ports;
  const request = requestIdOf(denial);
  const mine = await index.claim(`repeat#${hashOf([by.person, by.callHash])}`, request, REPEAT_SECONDS, now);
  if (!mine) return refuse('repeated', denial.action);
  if ((await index.countInHour(`person#${by.person}`, now)) > MOST_OF_PERSON) return refuse('too-many', by.person);
  if ((await index.countInHour(`account#${denial.account}`, now)) > MOST_OF_ACCOUNT)
    return refuse('too-many', denial.account);
  if ((await index.register(request, denial.account, by.person, now.toISOString())) === 'taken') {
    throw new Error(`request code ${requestCodeOf(request)} belongs to another request`);
  }
  const fact = { type: 'opened', data: { denial, person: by.person } } as const;
  const stored = envelop(fact, { request, head: { seq: -1, hash: null }, at: now, actor: { by: 'intake' } });
  const written = await ledger.append(request, stored);
  await workflow.start(request, 0);
  return written === 'written' ? { ok: true, request } : refuse('repeated', denial.eventId);
}
