import { fold } from '../../../shared/ledger/fold';
import type { Story } from '../../organization/story';
import { later } from '../../organization/story';
import { aStory } from '../builders';

const ROLE = 'arn:aws:iam::333333333333:role/countersign/demo/exec/x';

const REASON = 'Replaced by the new cluster on 20 November; nothing has called it since. Ticket OPS-4711.';

/** A story up to a point; `ending` adds what comes after it. */
const told = (tell: (story: Story) => Story): Story => tell(aStory());

const confirmed = (story: Story): Story =>
  story
    .opened()
    .assess()
    .add({
      type: 'confirmed',
      data: { person: 'li-wei', approvalHash: story.assessed.approvalHash, reason: REASON },
    });

const executing = (story: Story): Story =>
  run(story).add({ type: 'executing', data: { role: ROLE, grantHash: 'a'.repeat(64) } });

const unknown = (story: Story): Story =>
  executing(story)
    .add({
      type: 'unknown',
      data: {
        why: 'TimeoutError: no answer within 60 s',
        seen: ['arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001 state: shutting-down'],
      },
    })
    .add({ type: 'revoked', data: { role: ROLE } });

const run = (story: Story): Story =>
  confirmed(story).voted('wang-fang', later(30)).verified(3).copied().released(later(50)).verified(6);

/** Stories by the state they end in, each told anew when asked for. */
export const STORIES: Readonly<Record<string, () => Story>> = {
  new: () => told((story) => story.opened()),
  'to-confirm': () => told((story) => story.opened().assess()),
  'to-sign': () => told(confirmed),
  'to-release': () => told((story) => confirmed(story).voted('wang-fang', later(30)).verified(3).copied()),
  starting: () => told((story) => run(story)),
  executing: () => told(executing),
  unknown: () => told(unknown),
  unsettled: () => told((story) => unknown(story).add({ type: 'closed', data: {} })),
  settled: () =>
    told((story) =>
      unknown(story).add({
        type: 'settled',
        data: { person: 'wang-fang', tookEffect: true, reason: 'The console shows it as terminated.' },
      }),
    ),
  executed: () =>
    told((story) =>
      executing(story)
        .add({
          type: 'executed',
          data: {
            requestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE',
            answer:
              '{"TerminatingInstances":[{"InstanceId":"i-0a1b2c3d4e5f60001","CurrentState":{"Name":"shutting-down"}}]}',
          },
        })
        .add({ type: 'revoked', data: { role: ROLE } }),
    ),
  failed: () =>
    told((story) =>
      run(story).add({ type: 'failed', data: { sent: false, error: 'OperationNotPermitted', message: 'Protected.' } }),
    ),
  refused: () =>
    told((story) =>
      executing(story)
        .add({
          type: 'failed',
          data: {
            sent: true,
            error: 'OperationNotPermitted',
            message: "The instance 'i-0a1b2c3d4e5f60001' may not be terminated.",
          },
        })
        .add({ type: 'revoked', data: { role: ROLE } }),
    ),
  rejected: () =>
    told((story) =>
      confirmed(story).add({ type: 'rejected', data: { person: 'tom-baker', reason: 'Still serves /v1 until May.' } }),
    ),
  'not-me': () =>
    told((story) =>
      story
        .opened()
        .assess()
        .add({ type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: true } }),
    ),
  expired: () =>
    told((story) =>
      confirmed(story).add({ type: 'expired', data: { wait: 'sign', deadline: '2026-11-24T13:00:00Z' } }),
    ),
  voided: () =>
    told((story) =>
      confirmed(story).add({
        type: 'voided',
        data: { changes: [{ what: 'resource', signed: 'arn:aws:s3:::a (2024)', now: 'arn:aws:s3:::a (2026)' }] },
      }),
    ),
  frozen: () => told((story) => confirmed(story).add({ type: 'frozen', data: { why: 'wrong-previous', at: 3 } })),
};

/** Stories folded, for mails. */
export const foldedStories = () =>
  Object.entries(STORIES).map(([state, story]) => {
    const one = story();
    return { state, story: one, folded: fold(one.request, one.events) };
  });
