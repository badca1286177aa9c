import type { Configuration } from '../../shared/configuration/configuration';
import type { TellInput } from '../../shared/workflow';
import { composeNotices } from '../mail/notices';
import type { Index, Ledger, Mailer } from '../ports';
import { readRequest } from './request';

/** How often a mark is tried after its mail went out: without it the mail would go out again, and again. */
const MARK_TRIES = 5;

/** What tell needs of the world. */
export interface TellPorts {
  readonly ledger: Ledger;
  readonly index: Index;
  readonly mailer: Mailer;
  readonly configuration: Configuration;
  /** Origin of the pages; every mail has one link, to the very request. */
  readonly webUrl: string;
}

/**
 * Sends the notices of a request that are due and have not been sent: once per person and seq. A mail is marked after
 * it was sent, so a crash in between sends it twice rather than never. One address that fails keeps no other waiting.
 *
 * @throws AggregateError after all others were tried, so that those that failed are tried again.
 */
export async function tell(
  ports: TellPorts,
  { request, notice }: TellInput,
  now: Date,
): Promise<{ readonly sent: number }> {
  const folded = await readRequest(ports.ledger, request);
  if (!folded) return { sent: 0 };
  let sent = 0;
  const failures: unknown[] = [];
  const mailedBefore = new Set<string>();
  for (const { mark, after, mail } of composeNotices(notice, folded, { ...ports, request, now })) {
    try {
      if (await ports.index.mailed(request, mark)) {
        mailedBefore.add(mark);
        continue;
      }
      if (after !== undefined && !mailedBefore.has(after)) continue;
      await ports.mailer.send(mail);
      await markMailed(ports.index, { request, mark, now });
      sent += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} mails were not sent, ${sent} were`);
  return { sent };
}

async function markMailed(
  index: Index,
  { request, mark, now }: { readonly request: string; readonly mark: string; readonly now: Date },
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await index.markMailed(request, mark, now);
    } catch (error) {
      if (tries === MARK_TRIES) throw error;
    }
  }
}
