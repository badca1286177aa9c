/** The accounts of the demo Organization beside the management account: wished id, and the organizational unit each is in. */
export const ACCOUNTS = {
  hub: { id: '222222222222', name: 'security-hub', email: 'aws-hub@example.com', unit: 'Security' },
  payments: { id: '333333333333', name: 'payments-prod', email: 'aws-payments@example.com', unit: 'Production' },
  analytics: { id: '444444444444', name: 'analytics-sandbox', email: 'aws-analytics@example.com', unit: 'Sandbox' },
} as const;

/** A member account of the demo Organization. */
export type AccountKey = keyof typeof ACCOUNTS;

/** An organizational unit of the demo Organization. */
export type UnitName = (typeof ACCOUNTS)[AccountKey]['unit'];

/** Account ids of the demo Organization. */
export type AccountIds = Readonly<Record<'management' | AccountKey, string>>;

/** The management account; the emulator is started with it. */
export const MANAGEMENT = '111111111111';

/** Region of the hub and of every demo resource. */
export const REGION = 'us-east-1';

/** Someone who plays in the demo; `account` where the person has an IAM user, administrator of that account. */
export interface Player {
  readonly id: string;
  readonly email: string;
  /** Password at the hub's sign-in page; a fixed one, because this pool exists on this machine only. */
  readonly password: string;
  readonly account?: AccountKey;
}

/** Somebody with the address and password that go with an id. */
export const player = (id: string, account?: AccountKey): Player => ({
  id,
  email: `${id.replaceAll('-', '.')}@example.com`,
  password: `Sandbox-${id}-1`,
  ...(account && { account }),
});

/** Operators call AWS and are refused; they also confirm and release on the pages. */
export const OPERATORS: readonly Player[] = [player('li-wei', 'payments'), player('ana-ruiz', 'analytics')];

/** Approvers sign; both are in the group platform-leads of people.yaml. */
export const APPROVERS: readonly Player[] = [player('wang-fang'), player('tom-baker')];
