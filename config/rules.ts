import type { Path } from './document';
import type { Typed } from './schema/explain';
import type { PolicyFile, RuleText } from './schema/policy';

/** A field that a rule can say itself or take from the top of its file. */
export type Term = Exclude<Extract<keyof RuleText, keyof PolicyFile>, 'name'>;

/** A rule as it is written, with what it takes from the top of its file. */
export interface WrittenRule {
  readonly policy: Typed<PolicyFile>;
  readonly text: RuleText;
  /** As `policy/rule`. */
  readonly id: string;
  /** Where it stands in the file. */
  readonly path: Path;
}

/** The rules of some policies, in the order in which they stand. */
export const rulesOf = (policies: readonly Typed<PolicyFile>[]): readonly WrittenRule[] =>
  policies.flatMap((policy) =>
    policy.value.rules.map((text, index) => ({
      policy,
      text,
      id: `${policy.value.policy}/${text.name}`,
      path: ['rules', index],
    })),
  );

/** What a rule says of a term, or else its file. */
export const termOf = <T extends Term>({ text, policy }: WrittenRule, term: T): PolicyFile[T] =>
  (text[term] as PolicyFile[T]) ?? policy.value[term];

/** Where that stands. */
export const pathOf = ({ text, path }: WrittenRule, term: Term): Path =>
  text[term] === undefined ? [term] : [...path, term];

/** Every place of a file where a term is said: at the top, and in rules. */
export const said = <T extends Term>(
  policy: Typed<PolicyFile>,
  term: T,
): readonly { readonly value: NonNullable<PolicyFile[T]>; readonly path: Path }[] => {
  const top = policy.value[term];
  const own = policy.value.rules.flatMap((rule, index) => {
    const value = rule[term] as PolicyFile[T];
    return value === undefined || value === null
      ? []
      : [{ value: value as NonNullable<PolicyFile[T]>, path: ['rules', index, term] }];
  });
  return top === undefined || top === null ? own : [{ value: top as NonNullable<PolicyFile[T]>, path: [term] }, ...own];
};
