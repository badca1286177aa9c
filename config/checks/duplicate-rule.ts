import { rulesOf } from '../rules';
import { type Check, problemAt } from '../sources';

/** Rules of a policy have different names: an explanation names a rule, and another may replace it by name. */
export const duplicateRule: Check = ({ policies }) =>
  policies.flatMap((policy) => {
    const rules = rulesOf([policy]);
    return rules.flatMap(({ text, path }, index) =>
      rules.findIndex((other) => other.text.name === text.name) === index
        ? []
        : [
            problemAt(policy, [...path, 'name'], {
              check: 'duplicate-rule',
              message: `rule "${text.name}" is there already`,
              hint: 'Give every rule a name of its own.',
            }),
          ],
    );
  });
