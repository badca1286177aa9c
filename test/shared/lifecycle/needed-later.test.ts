import { stepOf } from '../../../hub/page/step';
import { mayCast } from '../../../shared/lifecycle/commands';
import { neededLater } from '../../../shared/lifecycle/needed-later';
import type { RequestState } from '../../../shared/lifecycle/state';
import { configuration } from '../../organization/configuration';
import { ruleOf } from '../../organization/policies';
import { later, Story } from '../../organization/story';

type Levels = readonly (readonly [need: number, of: readonly string[]])[];

/** A confirmed request whose levels are made of these persons, of whom some have signed. */
function asked(levels: Levels, votes: readonly (readonly [person: string, level: number])[] = []) {
  const groups = Object.fromEntries(levels.map(([, persons], index) => [`group-${index}`, persons]));
  const rule = ruleOf('all', {
    levels: levels.map(([need], index) => ({ name: `level-${index}`, need, of: [`group-${index}`] })),
  });
  const using = {
    ...configuration,
    groups,
    policies: configuration.policies.map((policy) => ({
      ...policy,
      rules: [{ ...rule, guard: policy.rules[0]?.guard ?? [] }],
    })),
  };
  const state = new Story(undefined, using).opened().assess().confirmed().state();
  const cast = votes.map(([person, level], index) => ({
    seq: 10 + index,
    at: state.since,
    person,
    level,
    approvalHash: state.assessed?.approvalHash ?? '',
    token: 't',
    verified: true,
  }));
  return { using, state: { ...state, votes: cast } satisfies RequestState };
}

describe('who is needed at a later level', () => {
  it('does not sign before it: the later level could never be completed', () => {
    const { using, state } = asked([
      [1, ['wang-fang', 'tom-baker']],
      [1, ['wang-fang']],
    ]);
    const by = (person: string) => ({ person, choice: 'approve' as const, seen: state.assessed?.approvalHash ?? '' });
    expect(mayCast(using, state, by('wang-fang'), later(4))).toBe('needed-later');
    expect(mayCast(using, state, by('tom-baker'), later(4))).toBeNull();
    expect(stepOf(using, state, 'wang-fang')).toBe('not-your-turn');
    expect(stepOf(using, state, 'tom-baker')).toBe('sign');
  });

  it('signs where others can fill the later level', () => {
    const { using, state } = asked([
      [1, ['wang-fang']],
      [1, ['wang-fang', 'ana-ruiz']],
    ]);
    expect(neededLater(using, state, 'wang-fang')).toBe(false);
  });

  it('is who is left over after others have signed', () => {
    const levels: Levels = [
      [2, ['wang-fang', 'tom-baker', 'ana-ruiz']],
      [1, ['tom-baker', 'ana-ruiz']],
    ];
    expect(neededLater(asked(levels).using, asked(levels).state, 'tom-baker')).toBe(false);
    const { using, state } = asked(levels, [['ana-ruiz', 0]]);
    expect(neededLater(using, state, 'tom-baker')).toBe(true);
    expect(neededLater(using, state, 'wang-fang')).toBe(false);
  });

  it('is nobody where the later level cannot be filled anyway', () => {
    const { using, state } = asked([
      [1, ['wang-fang']],
      [2, ['wang-fang']],
    ]);
    expect(neededLater(using, state, 'wang-fang')).toBe(false);
  });

  it('is never the requester, who signs nowhere', () => {
    const { using, state } = asked([
      [1, ['tom-baker', 'ana-ruiz']],
      [1, ['li-wei', 'tom-baker']],
    ]);
    expect(neededLater(using, state, 'tom-baker')).toBe(true);
  });
});
