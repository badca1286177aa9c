import { faultOf } from '../guard/fault';
import { type Check, problemAt } from '../sources';

/** Every guarded action names an operation that can be run after its signatures; guarding another would only forbid it. */
export const unknownAction: Check = ({ policies }, catalogue) =>
  policies.flatMap((policy) =>
    policy.value.guard.flatMap((action, index) => {
      const fault = faultOf(action, catalogue);
      return fault ? [problemAt(policy, ['guard', index], fault)] : [];
    }),
  );
