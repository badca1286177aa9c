import { startReplay } from '../../../config/replay/replay';
import type { Configuration } from '../../../shared/configuration/configuration';
import denied from '../../fixtures/terminate-instances-denied.json';
import { catalogue } from '../../organization/catalogue';
import { configuration, needingTwo } from '../../organization/configuration';
import { policyOf } from '../../organization/policies';
import { ALWAYS } from '../../shared/policy/acme';

const [TOM, LI] = ['tom-baker', 'li-wei'];
const settings = { organization: { ...configuration.organization, accounts: {} } };

/** A replay of the fixtures' refused call, made by this person at this time. */
function replayed(
  policies: Configuration,
  calls: readonly { readonly by?: string; readonly at?: string; readonly identity?: object }[],
) {
  const replay = startReplay({ configuration: policies, settings, written: new Map(), hash: '' }, catalogue);
  for (const { by = LI, at = denied.detail.eventTime, identity = {} } of calls) {
    const arn = `arn:aws:iam::333333333333:user/${by}`;
    const userIdentity = { ...denied.detail.userIdentity, arn, userName: by, ...identity };
    replay.take(Buffer.from(JSON.stringify({ ...denied.detail, userIdentity, eventTime: at })));
  }
  return replay.report();
}

describe('signatures that policies would have asked for', () => {
  it('are told by week: how many on average over all weeks of the recording, and the most', () => {
    const { approvers, period } = replayed(configuration, [
      { at: '2026-11-02T09:00:00Z' },
      { at: '2026-11-03T09:00:00Z' },
      { at: '2026-11-29T23:59:59Z' },
    ]);
    expect(period).toEqual({ first: '2026-11-02T09:00:00Z', last: '2026-11-29T23:59:59Z', weeks: 4 });
    const asked = { signatures: 3, mean: 0.75, most: 2, week: '2026-W45' };
    expect(approvers.find(({ person }) => person === TOM)).toEqual({
      person: TOM,
      asWritten: asked,
      everyone: asked,
      weeks: [
        { week: '2026-W45', asWritten: 2, everyone: 2 },
        { week: '2026-W48', asWritten: 1, everyone: 1 },
      ],
    });
  });

  it('are never asked of the requester', () => {
    const { approvers } = replayed(configuration, [{ by: TOM }]);
    expect(approvers.map(({ person }) => person)).toEqual(['wang-fang']);
  });

  it('are asked once a request of a person who is in the groups of two levels', () => {
    const level = (name: string) => ({ name, need: 1, of: ['platform-leads'] });
    const twice = { ...configuration, policies: [policyOf('deletes', { levels: [level('one'), level('two')] })] };
    const { approvers, levels } = replayed(twice, [{}]);
    expect(approvers.map(({ asWritten }) => asWritten.signatures)).toEqual([1, 1]);
    expect(levels.map(({ level: text, asWritten }) => [text, asWritten])).toEqual([
      ['one 1 of platform-leads', 1],
      ['two 1 of platform-leads', 1],
    ]);
  });

  it('cannot be had where the requester is one of those who are needed: said once for all such requests', () => {
    const { unmetQuorums, requests } = replayed(needingTwo, [{ by: TOM }, {}, { by: TOM }]);
    expect(requests).toEqual({ asWritten: 3, everyone: 3 });
    expect(unmetQuorums).toEqual([
      {
        person: TOM,
        level: 'platform',
        levels: ['platform 2 of platform-leads'],
        rules: ['deletes/all'],
        asWritten: true,
        requests: 2,
        examples: [denied.detail.eventID, denied.detail.eventID],
      },
    ]);
  });
});

describe('a rule in mode humans', () => {
  const humans = { ...configuration, policies: [policyOf('deletes', { mode: 'humans' })] };

  it('asks for a call of a person, and nothing else for the same call in mode everyone', () => {
    expect(replayed(humans, [{}]).requests).toEqual({ asWritten: 1, everyone: 1 });
  });

  it('stops a human who is nobody in people.yaml, and nobody is asked', () => {
    const { requests, stopped, approvers } = replayed(humans, [{ by: 'somebody-else' }]);
    expect([requests, approvers]).toEqual([{ asWritten: 0, everyone: 0 }, []]);
    expect(stopped.kinds).toEqual([{ kind: 'IAM user', asWritten: 1, everyone: 1 }]);
    expect(stopped.humans.names[0]?.name).toBe('arn:aws:iam::333333333333:user/somebody-else');
  });
});

describe('a call that is stopped without a way to ask', () => {
  it('is one that a service makes with the rights of a person: the guard denies it and the hub refuses it', () => {
    const { requests, stopped } = replayed(configuration, [
      { identity: { invokedBy: 'cloudformation.amazonaws.com' } },
    ]);
    expect(requests).toEqual({ asWritten: 0, everyone: 0 });
    expect(stopped.services.names).toEqual([{ name: 'cloudformation.amazonaws.com', asWritten: 1, everyone: 1 }]);
  });

  it('is one by a session of which only its own ARN is logged: a rule about roles counts, since theirs may match', () => {
    const where = { ...ALWAYS, principals: ['arn:aws:iam::*:role/teams/deploy-*'] };
    const about = { ...configuration, policies: [policyOf('deletes', { where })] };
    const arn = 'arn:aws:sts::333333333333:assumed-role/deploy-shop/run-1';
    const session = { type: 'AssumedRole', arn, sessionContext: {} };
    const { stopped } = replayed(about, [{ identity: session }]);
    expect(stopped.kinds).toEqual([{ kind: 'role session', asWritten: 1, everyone: 1 }]);
  });
});
