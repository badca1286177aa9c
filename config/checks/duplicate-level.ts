import { said } from '../rules';
import { type Check, problemAt } from '../sources';

/** Levels of a rule have different names, or people could not tell which step a page speaks of. */
export const duplicateLevel: Check = ({ policies }) =>
  policies.flatMap((policy) =>
    said(policy, 'levels').flatMap(({ value, path }) => {
      const names = value.map(({ name }) => name);
      return names.flatMap((name, index) =>
        names.indexOf(name) === index
          ? []
          : [
              problemAt(policy, [...path, index, 'name'], {
                check: 'duplicate-level',
                message: `level "${name}" is there already`,
                hint: 'Give every level a name of its own.',
              }),
            ],
      );
    }),
  );
