import { rulesOf, termOf } from '../rules';
import { type Check, problemAt } from '../sources';

const NEEDED = [
  { term: 'mode', hint: 'observe denies nothing, humans denies people, everyone denies pipelines too.' },
  { term: 'levels', hint: 'Steps of approval, one after another, in the rule or at the top of the file.' },
] as const;

/** Nobody should have to guess whether a rule denies, or who signs: it says so itself, or its file does at the top. */
export const missingTerm: Check = ({ policies }) =>
  rulesOf(policies).flatMap((rule) =>
    NEEDED.filter(({ term }) => termOf(rule, term) === undefined).map(({ term, hint }) => {
      const message = `rule "${rule.text.name}" has no ${term}, and the file has none for all its rules`;
      return problemAt(rule.policy, [...rule.path, 'name'], { check: 'missing-field', message, hint });
    }),
  );
