import { pathOfAccount } from '../places';
import type { Settings } from '../schema/settings';

/** The way from the root to an account, and whether `settings.yaml` says so. */
export interface Whereabouts {
  readonly path: readonly string[];
  readonly listed: boolean;
}

/** Accounts remembered at most; AWS lets an Organization have as many. */
const MOST_ACCOUNTS = 10_000;

/**
 * Finds accounts. Those that the settings do not list are all taken to be in one place, `unlisted`, ids from the root:
 * what is certain about them is that the root's rules bind them.
 */
export function whereabouts(
  organization: Settings['organization'],
  unlisted: readonly string[] = [organization.root],
): (account: string) => Whereabouts {
  const found = new Map<string, Whereabouts>();
  return (account) => {
    const before = found.get(account);
    if (before) return before;
    const path = pathOfAccount(account, organization);
    const place = path ? { path, listed: true } : { path: [...unlisted, account], listed: false };
    if (found.size < MOST_ACCOUNTS) found.set(account, place);
    return place;
  };
}
