import type { Configuration } from '../../shared/configuration/configuration';
import { boundaryPath } from '../../shared/names';
import type { Recorded } from './recorded';

/** Why the policies are not asked about a record. */
export const PASSED_OVER = {
  reads: 'only read',
  'not-management': 'are of the data plane, of networks or insights',
  'not-an-api-call': 'are no API calls, but sign-ins and the like',
  'by-a-service': 'were made by an AWS service by itself, which no guard binds',
  'own-role': 'were made by roles of Countersign',
  'other-account': 'came from another account, whose own record says the same',
  'management-account': 'were made in the management account, which no guard binds',
} as const;

/** The name of one such reason. */
export type PassedOver = keyof typeof PASSED_OVER;

/** Why a record is passed over; `null` when the policies are asked. */
export function passedOver(
  { event, readOnly, management, byService, principal, home }: Recorded,
  { installation, organization }: Configuration,
): PassedOver | null {
  if (readOnly) return 'reads';
  if (!management) return 'not-management';
  if (byService) return 'by-a-service';
  if (principal.includes(`:role${boundaryPath(installation)}`)) return 'own-role';
  if (home !== '' && event.account !== '' && home !== event.account) return 'other-account';
  return event.account === organization.management ? 'management-account' : null;
}
