import { join } from 'node:path';
import { explain } from '../../../config/explanation/explanation';
import { explanationText } from '../../../config/explanation/text';
import { loadConfiguration } from '../../../config/load';
import { situationOf } from '../../../config/question/situation';
import { catalogue } from '../../organization/catalogue';

describe('an explanation', () => {
  it('does not say of a rule that it applies where no guard denies the call', () => {
    const loaded = loadConfiguration(join(__dirname, 'acme'), catalogue);
    if (!loaded.ok) throw new Error('the example has problems');
    const { configuration } = loaded;
    // No such configuration passes the checks; a draft that does not could still be explained.
    const bare = {
      ...loaded,
      configuration: {
        ...configuration,
        policies: configuration.policies.map((policy) => ({
          ...policy,
          rules: policy.rules.filter(({ where }) => where.people !== null),
        })),
      },
    };
    const call = { action: 'rds:DeleteDBInstance', account: '333333333333', person: 'li-wei' };
    const asked = situationOf(call, bare, catalogue);
    if (!asked.ok) throw new Error('the question is in doubt');
    const text = explanationText(explain(bare, asked));
    expect(text).toContain('passes: nobody is asked');
    expect(text).toMatch(/production\/trainees .* no: it only adds to others, and no guard denies this call/);
  });
});
