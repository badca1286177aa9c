import type { Configuration } from '../../shared/configuration/configuration';
import { resolve } from '../../shared/policy/resolve';
import { ruleIndexOf } from '../../shared/policy/rule-index';
import type { Situation } from '../../shared/policy/situation';
import type { Resolution } from '../../shared/policy/verdict';

/**
 * What policies say to a call, twice: as they are written, and with every rule in mode `everyone`. The second says what
 * a rule that only observes would ask, and which pipelines one about people would stop; for a call by a human the two
 * differ by the observing rules alone.
 */
export interface Answers {
  readonly asWritten: Resolution;
  readonly everyone: Resolution;
}

/** Asks the hub's own resolution, so nothing here decides anything. */
export function answersOf(configuration: Configuration): (situation: Situation) => Answers {
  const written = ruleIndexOf(configuration);
  const strict = ruleIndexOf(inModeEveryone(configuration));
  return (situation) => ({ asWritten: resolve(written, situation), everyone: resolve(strict, situation) });
}

const inModeEveryone = ({ policies, ...rest }: Configuration): Configuration => ({
  ...rest,
  policies: policies.map((policy) => ({
    ...policy,
    rules: policy.rules.map((rule) => ({ ...rule, mode: 'everyone' as const })),
  })),
});
