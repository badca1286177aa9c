import type { Shutdown } from '../../local/shutdown';
import type { Benchmark } from './benchmark';

/**
 * All benchmarks by name, in the order in which they run. Each is loaded when it runs: what one of them needs must not
 * weigh on another. What is started is registered with `shutdown`.
 */
export const benchmarks = (shutdown: Shutdown): Readonly<Record<string, Benchmark>> => ({
  'denial-to-mail': async (budget, progress) => {
    const { denialToMail } = await import('./mail/denial-to-mail');
    const { openStage } = await import('./mail/stage');
    return denialToMail(budget, progress, () => openStage(progress, shutdown));
  },
  'lambda-init': async (budget, progress) => (await import('./lambda/lambda-init')).lambdaInit(budget, progress),
  'worker-memory': async (budget, progress) => (await import('./lambda/worker-memory')).workerMemory(budget, progress),
  'record-to-approval-hash': async (budget) =>
    (await import('./domain/record-to-approval-hash')).recordToApprovalHash(budget),
  'exact-call': async (budget) => (await import('./domain/exact-call')).exactCall(budget),
  'configuration-check': async (budget, progress) =>
    (await import('./config/configuration-check')).configurationCheck(budget, progress),
  replay: async (budget) => (await import('./domain/replay')).replay(budget),
  'policy-resolution': async (budget) => (await import('./domain/policy-resolution')).policyResolution(budget),
  'ledger-fold': async (budget) => (await import('./domain/ledger-fold')).ledgerFold(budget),
});
