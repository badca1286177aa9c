import { entryFault } from '../guard/entry-fault';
import { rulesOf } from '../rules';
import { type Check, problemAt } from '../sources';

/** Every entry under `guard` names an operation that can be run after its signatures; guarding another would only forbid it. */
export const unknownAction: Check = ({ policies }, catalogue) =>
  rulesOf(policies).flatMap(({ policy, text, path }) =>
    (['guard', 'except'] as const).flatMap((list) =>
      (text[list] ?? []).flatMap((entry, index) => {
        const fault = entryFault(entry, catalogue);
        return fault ? [problemAt(policy, [...path, list, index], fault)] : [];
      }),
    ),
  );
