import { missingOutputs } from '../../local/deploy/deploy';
import { stackFailure } from '../../local/deploy/stack';
import { judgeStackSets } from '../../local/deploy/stack-sets';

const event = (LogicalResourceId: string, ResourceStatus: string, ResourceStatusReason?: string) =>
  ({ LogicalResourceId, ResourceType: 'AWS::IAM::Role', ResourceStatus, ResourceStatusReason }) as never;

test('a failed stack names the first resource that failed, and why', () => {
  const newestFirst = [
    event('hub', 'ROLLBACK_COMPLETE'),
    event('Second', 'CREATE_FAILED', 'Resource creation cancelled'),
    event('First', 'CREATE_FAILED', 'no such policy'),
    event('Fine', 'CREATE_COMPLETE'),
  ];
  expect(stackFailure('hub', 'ROLLBACK_COMPLETE', newestFirst)).toBe(
    'Stack hub ended as ROLLBACK_COMPLETE: First (AWS::IAM::Role) failed, no such policy',
  );
  expect(stackFailure('hub', 'CREATE_FAILED', [])).toMatch(/gives no reason/);
});

test('StackSets are complete when every instance is', () => {
  const at = (account: string, status: string, reason?: string) => ({
    name: 'roles',
    account,
    region: 'us-east-1',
    status,
    ...(reason && { reason }),
  });
  expect(judgeStackSets([])).toBe('pending');
  expect(judgeStackSets([at('3', 'CREATE_COMPLETE'), at('4', 'CREATE_IN_PROGRESS')])).toBe('pending');
  expect(judgeStackSets([at('3', 'CREATE_COMPLETE'), at('4', 'CREATE_COMPLETE')])).toBe('complete');
  expect(judgeStackSets([at('3', 'CREATE_IN_PROGRESS'), at('4', 'CREATE_FAILED', 'no role')])).toEqual({
    failed: 'StackSet roles failed in account 4, us-east-1 (CREATE_FAILED): no role',
  });
});

test('a hub without an output is noticed', () => {
  expect(missingOutputs({ WebApiUrl: 'x' })).toContain('BallotApiUrl');
  expect(missingOutputs({ WebApiUrl: 'x' })).not.toContain('WebApiUrl');
});
