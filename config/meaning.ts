/** What a check demands, and how to meet it. */
export interface Meaning {
  /** One sentence that is true of every configuration without this kind of problem. */
  readonly demands: string;
  /** What the author does about it. */
  readonly mend: string;
}

const meaning = (demands: string, mend: string): Meaning => ({ demands, mend });

/** Every kind of problem by the name that a report shows, for tools that explain a finding beside the line. */
export const MEANINGS = {
  alias: meaning('Values are written where they count.', 'Write the value out in place of the alias.'),
  'ambiguous-member': meaning('No group has the name of a person.', 'Give the group another name.'),
  anchor: meaning(
    'Values are written where they count.',
    'Delete the anchor and write the value out where it is used.',
  ),
  'bad-key': meaning('Names are names that every reader reads alike.', 'Choose another name.'),
  'cannot-be-run': meaning(
    'What needs signatures can be run after them.',
    'Guard another action, or forbid this one by a policy of your own.',
  ),
  'cannot-sign-in': meaning(
    'Who signs, or asks for signatures, can sign in.',
    'Add an identity under signIn, or take the person out of the group.',
  ),
  'cyclic-group': meaning('No group holds itself, directly or through others.', 'Take one of the groups out.'),
  deadline: meaning(
    'Every wait has a length between a minute and 14 days; a sandbox may have seconds.',
    'Write a duration within these bounds.',
  ),
  directive: meaning('A file is plain YAML 1.2, without directives.', 'Delete the line that begins with %.'),
  duplicate: meaning('No list names the same thing twice.', 'Delete one of them.'),
  'duplicate-key': meaning('No field stands twice in one mapping.', 'Keep one of them.'),
  'duplicate-level': meaning('Levels of a rule have different names.', 'Give every level a name of its own.'),
  'duplicate-rule': meaning('Rules of a policy have different names.', 'Give every rule a name of its own.'),
  'empty-file': meaning('Every file says something.', 'Write it, or delete it.'),
  'empty-group': meaning('Every group has members.', 'Add persons, or delete the group.'),
  encoding: meaning('Files are UTF-8 text.', 'Save the file as UTF-8.'),
  exemption: meaning('An exemption is for one role of one account.', 'Write the whole ARN of the role.'),
  'file-size': meaning('A file has a size that a person could have written.', 'Split it, or find out what it is.'),
  'boundary-size': meaning(
    'All guarded actions together fit into the permissions boundary of grants.',
    'Guard fewer actions, whatever the place.',
  ),
  'guard-size': meaning(
    'The guard of a place fits into one SCP.',
    'Guard fewer actions there, or attach some policies to units below it.',
  ),
  'hub-account': meaning('The hub is not in the management account.', 'Choose a member account of its own.'),
  'iam-arn': meaning(
    'An iam entry is the whole ARN of one IAM user in a member account.',
    'Write the ARN of the user, not of a role, a session or a pattern.',
  ),
  'invisible-character': meaning('Nothing in a file reads otherwise than it works.', 'Delete the character.'),
  'level-named-alike': meaning(
    'Levels of one name have the same groups wherever their rules count together.',
    'Name the same groups, or give one of the levels another name.',
  ),
  'matches-nothing': meaning(
    'Every glob matches an action that changes something and can be run.',
    'Look the actions up with countersign catalogue.',
  ),
  'merge-key': meaning('Values are written where they count.', 'Write the fields out in place of the merge key.'),
  'missing-field': meaning('Everything that has no default is said.', 'Add the field.'),
  'missing-file': meaning('A configuration has settings.yaml and people.yaml.', 'Add the file.'),
  'missing-folder': meaning('The folder is there.', 'Name the folder that holds settings.yaml.'),
  nesting: meaning('A file is nested as deep as the language, no deeper.', 'Close what is open, or indent it less.'),
  'never-matches': meaning(
    'Every condition and exception can match a call that its rule guards.',
    'Mend the condition, or delete it.',
  ),
  'no-floor': meaning(
    'What a rule guards by people, hours or tags is guarded by another rule without them.',
    'Add a rule without people, hours and tags for these actions, at the same place or above.',
  ),
  'no-policy': meaning('Something is guarded.', 'Add policies/<name>.yaml.'),
  'not-a-mapping': meaning('A file is `field: value` lines.', 'Write the fields of the language at the top.'),
  'not-in-force-yet': meaning(
    'Nothing looks as if it protected and does not.',
    'Delete the field to deploy; explain, test and replay take a draft all the same.',
  ),
  numeral: meaning('Numbers are written in decimal digits, without zeros in front.', 'Write it in plain digits.'),
  'one-line': meaning('A value is one line.', 'Write it on one line.'),
  'only-reads': meaning('What needs signatures changes something.', 'Guard the action that changes it.'),
  placeholder: meaning('Every word that a template meant to be replaced is.', 'Write the real value.'),
  'policy-name': meaning('A policy is named as its file is.', 'Rename the policy, or the file.'),
  'quorum-below-one': meaning('Every level needs a signature.', 'Need at least 1, or delete the level.'),
  'quorum-unreachable': meaning(
    'Every request can get all its signatures, whoever asks for them.',
    'Add signers to the groups, or need fewer.',
  ),
  region: meaning('Every region is one of the partition.', 'Mend the name of the region.'),
  replaces: meaning(
    'A rule replaces only rules above it that are not locked, with a reason, and lets no more calls pass.',
    'Name such a rule and say why, or delete "replaces".',
  ),
  'rule-region': meaning(
    'Rules name only regions from which denials are forwarded.',
    'Add the region to settings.yaml, or name another.',
  ),
  'second-document': meaning('A file holds one document.', 'Move the second one to a file of its own.'),
  shadowed: meaning(
    'Every rule asks for something that no other asks for already.',
    'Delete the rule, or say what it should ask for beyond the other.',
  ),
  'shared-identity': meaning(
    'No identity belongs to two persons.',
    'Make one entry per human, with all identities of theirs.',
  ),
  'sign-in-claim': meaning('A sign-in identity is a claim that identifies one person.', 'Use sub or email.'),
  syntax: meaning('Files are YAML.', 'Mend the line, or the one above it.'),
  tag: meaning('Values have the type that they are written as.', 'Put the value in quotes to make it text.'),
  unit: meaning(
    'The units in settings.yaml form one tree, and every account listed is in one of them.',
    'List every unit on the way from the root once, with its own id.',
  ),
  'unknown-action': meaning(
    'Every guarded action is one that IAM knows and that changes something.',
    'Look the action up with countersign catalogue.',
  ),
  'unknown-field': meaning('Files hold fields of the language only.', 'Mend the name of the field, or move it.'),
  'unknown-file': meaning(
    'A folder holds the files of a configuration only.',
    'Rename the file, move it elsewhere, or put a dot in front of its name.',
  ),
  'unknown-group': meaning('Every group that a policy names is in people.yaml.', 'Mend the name, or add the group.'),
  'unknown-pack': meaning('Every pack is one of ours.', 'Mend the name of the pack.'),
  'unknown-person': meaning(
    'Every member of a group is a person or a group of people.yaml.',
    'Mend the name, or add the person.',
  ),
  'unknown-place': meaning(
    'Policies attach to the root, to units of settings.yaml and to member accounts.',
    'Mend the name, or list the unit in settings.yaml.',
  ),
  unreadable: meaning('Files and folders can be read.', 'Mend what stands at this path, or its permissions.'),
  'wrong-name': meaning('Names have the shape that the language gives them.', 'Choose another name.'),
  'wrong-value': meaning('Values have the type and the shape that the language gives them.', 'Mend the value.'),
} as const satisfies Readonly<Record<string, Meaning>>;

/** Name of a kind of problem, e.g. `unknown-person`. */
export type Kind = keyof typeof MEANINGS;
