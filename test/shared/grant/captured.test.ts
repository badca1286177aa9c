import { join } from 'node:path';
import { forcedStars, grantDocumentOf } from '../../../shared/grant/document';
import { neededBy } from '../../../shared/grant/needed';
import { type Check, keyPolicy, prove } from '../../../shared/grant/proof';
import { catalogue } from '../../organization/catalogue';
import { simulated } from '../evaluation/simulator';
import { expectGolden } from '../golden';
import { CAPTURED_CALLS, type CapturedCall } from './captured-calls';
import unsimulated from './not-simulated.json';

/** A captured call with its grant, or why it can have none yet. */
const granted = CAPTURED_CALLS.map(({ line, call, operation }) => {
  const result = neededBy(call, operation, 'aws', []);
  if (!result.ok) return { line, call, why: result };
  const document = grantDocumentOf(call, result.needed);
  return { line, call, needed: result.needed, document, proof: prove(document, call, result.needed, 'aws', catalogue) };
});
const grants = granted.flatMap((one) => ('document' in one && one.document ? [one] : []));

/**
 * Asks the simulator that others wrote what our own evaluator was asked. It refuses an ARN that does not fit its data
 * about the action, so some siblings cannot be asked about: `null`.
 */
async function bySimulator(document: object, call: CapturedCall['call'], check: Check): Promise<boolean | null> {
  const { action, resource, region, account, wanted, context } = check;
  const request = {
    principal: { arn: `arn:aws:iam::${call.account}:role/grant` },
    action,
    resource,
    context: { 'aws:RequestedRegion': region, 'aws:ResourceAccount': account, ...context },
  };
  const policies = action.startsWith('kms:') ? { resource: keyPolicy(call.account, 'aws') } : {};
  const documents = { identity: [document], ...policies } as Parameters<typeof simulated>[1];
  const decision = await simulated(request, documents).catch(() => null);
  return decision && (decision === 'allow') === (wanted === 'allow');
}

/** Proven: nothing is answered otherwise, and the call itself and a denial could be asked about. */
async function provenBySimulator({ document, call, proof }: (typeof grants)[number]): Promise<boolean> {
  const answers = await Promise.all(
    proof.checks.map(async (check) => ({ check, holds: await bySimulator(document, call, check) })),
  );
  const asked = answers.filter(({ holds }) => holds !== null);
  const allowed = answers.filter(({ check }) => check.wanted === 'allow').every(({ holds }) => holds === true);
  return allowed && asked.every(({ holds }) => holds === true) && asked.some(({ check }) => check.wanted === 'deny');
}

describe('the grants of captured calls', () => {
  it.each(grants)('$line $call.service $call.operation: is proven by our own evaluator', ({ proof }) => {
    expect(proof.checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(proof.holds).toBe(true);
  });

  it('are proven by the simulator too, all but those it cannot be asked about', async () => {
    const failed: number[] = [];
    for (const grant of grants) if (!(await provenBySimulator(grant))) failed.push(grant.line);
    expect(failed).toEqual(unsimulated.map(({ line }) => line));
    expect(1 - failed.length / grants.length).toBeGreaterThanOrEqual(0.97);
  });

  it('say * only where IAM forces it, and the others say what must be looked up first', () => {
    const lines = granted.map((one) => {
      const name = `${one.line} ${one.call.service} ${one.call.operation}`;
      if (!('needed' in one) || !one.needed) return `${name}: no grant, ${reasonOf(one.why)}`;
      const stars = forcedStars(one.needed).map(({ action, resource, why }) => `${resource} for ${action}, ${why}`);
      return `${name}: ${stars.length > 0 ? stars.join('; ') : 'exact'}`;
    });
    expectGolden(join(__dirname, 'captured-grants.golden.txt'), `${lines.join('\n')}\n`);
  });

  it('have no * that is not one of those', () => {
    for (const { document, needed } of grants) {
      const forced = new Set(forcedStars(needed).map(({ resource }) => resource));
      const stars = document.Statement.flatMap(({ Resource }) => Resource.filter((arn) => arn.includes('*')));
      expect(stars.filter((arn) => !forced.has(arn))).toEqual([]);
    }
  });
});

function reasonOf(
  why:
    | {
        readonly why: string;
        readonly lookUps?: readonly { readonly arn: string; readonly parts: readonly string[] }[];
      }
    | undefined,
): string {
  if (!why?.lookUps) return why?.why ?? '';
  return why.lookUps.map(({ arn, parts }) => `${parts.join(' and ')} of ${arn} must be looked up`).join('; ');
}
