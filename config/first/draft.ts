import type { Settings } from '../schema/settings';

/** A person as far as a first configuration knows them. */
export interface DraftPerson {
  readonly name: string;
  readonly mails: readonly string[];
  /** ARNs of IAM users; left out for those whose calls are never denied. */
  readonly iam?: readonly string[];
  readonly signIn: readonly { readonly claim: 'email'; readonly value: string }[];
}

/** The one rule of a first policy: its level is named as its group. */
export interface DraftPolicy {
  readonly mode: string;
  readonly group: string;
  /** Text where it was no number, so that the schema can say what it must be. */
  readonly need: number | string;
}

/** A configuration that is being asked for, with what has been answered so far. */
export interface Draft {
  readonly settings: Pick<Settings, 'installation' | 'partition' | 'organization' | 'hub' | 'regions' | 'mail'>;
  readonly people: Readonly<Record<string, DraftPerson>>;
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly policy: DraftPolicy | null;
}

/** An address that nobody has, until the answer is there. */
export const NOBODY = 'nobody@example.invalid';

/** What stands where nothing has been answered yet: all of it fits the schemas, so what is wrong is always the answer. */
export const BLANK: Draft = {
  settings: {
    installation: 'main',
    partition: 'aws',
    organization: { id: 'o-0000000000', root: 'r-0000', management: '000000000000', units: {}, accounts: {} },
    hub: { account: '000000000001', region: 'us-east-1' },
    regions: ['us-east-1'],
    mail: { from: NOBODY, contact: NOBODY },
  },
  people: {},
  groups: {},
  policy: null,
};

/** The draft with some of its settings. */
export const withSettings = (draft: Draft, settings: Partial<Draft['settings']>): Draft => ({
  ...draft,
  settings: { ...draft.settings, ...settings },
});

/** The draft with something else about the Organization. */
export const withOrganization = (draft: Draft, organization: Partial<Draft['settings']['organization']>): Draft =>
  withSettings(draft, { organization: { ...draft.settings.organization, ...organization } });

/** The draft with a person; one of the same name gives way. */
export const withPerson = (draft: Draft, id: string, person: DraftPerson): Draft => ({
  ...draft,
  people: { ...draft.people, [id]: person },
});

/** The draft with a group; one of the same name gives way. */
export const withGroup = (draft: Draft, id: string, members: readonly string[]): Draft => ({
  ...draft,
  groups: { ...draft.groups, [id]: members },
});
