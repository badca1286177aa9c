import { workflowDefinition } from '../../../hub/infra/workflow-definition';
import { STAGES, type Stage, stageOf } from '../../../hub/page/parts/way';
import { later, Story } from '../../organization/story';

const cancelled = (story: Story) =>
  story.add({ type: 'cancelled', data: { person: 'li-wei', reason: '', notMe: false } }).state();
const ran = () =>
  new Story()
    .until('verified release')
    .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } })
    .add({ type: 'executed', data: { requestId: 'x', answer: '{}' } });

describe('where a request is on its way', () => {
  it('is said in stages that are states of the deployed workflow', () => {
    const { States } = workflowDefinition('aws') as { States: Readonly<Record<string, unknown>> };
    for (const stage of STAGES) expect(States).toHaveProperty(stage);
  });

  it.each<[string, () => Story, Stage]>([
    ['just opened', () => new Story().opened(), 'AskOperator'],
    ['confirmed', () => new Story().until('confirmed'), 'AskApprovers'],
    ['copied', () => new Story().until('copied'), 'AskRelease'],
    ['released', () => new Story().until('released'), 'Execute'],
    ['executed', ran, 'Tell'],
  ])('%s', (_, tell, stage) => {
    expect(stageOf(tell().state())).toBe(stage);
  });

  it('stays at the run while nobody knows its outcome', () => {
    const story = new Story()
      .until('verified release')
      .add({ type: 'executing', data: { role: 'r', grantHash: 'f'.repeat(64) } })
      .add({ type: 'unknown', data: { why: 'x', seen: [] } });
    expect(stageOf(story.state())).toBe('Execute');
    story.add({ type: 'settled', data: { person: 'tom-baker', tookEffect: true, reason: 'looked' } });
    expect(stageOf(story.state())).toBe('Tell');
  });

  it('stays where it ended when nothing ran', () => {
    expect(stageOf(cancelled(new Story().opened().assess()))).toBe('AskOperator');
    expect(stageOf(cancelled(new Story().until('confirmed')))).toBe('AskApprovers');
    expect(stageOf(cancelled(new Story().until('copied')))).toBe('AskRelease');
    expect(stageOf(cancelled(new Story().until('released')))).toBe('Execute');
  });

  it('is nowhere once it ran and everybody was told', () => {
    const story = ran()
      .add({ type: 'revoked', data: { role: 'r' } })
      .add({ type: 'closed', data: {} }, later(20));
    expect(stageOf(story.state())).toBeNull();
  });
});
