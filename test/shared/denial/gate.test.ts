import { gate } from '../../../shared/denial/gate';
import deleteBucket from '../../fixtures/delete-bucket-denied.json';
import terminateInstances from '../../fixtures/terminate-instances-denied.json';
import cases from './gate-cases.json';

const GUARD = 'arn:aws:organizations::111111111111:policy/o-exampleorg1/service_control_policy/p-guard1234';
const context = { installation: 'demo', guards: [GUARD], now: new Date('2026-11-24T09:00:05Z') };

describe('the gate', () => {
  it('lets a denial of TerminateInstances by our guard through, with what the record says', () => {
    expect(gate(terminateInstances, context)).toEqual({
      ok: true,
      denial: expect.objectContaining({
        account: '333333333333',
        action: 'ec2:TerminateInstances',
        caller: 'arn:aws:iam::333333333333:user/li-wei',
        guard: GUARD,
        resource: 'arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001',
        parameters: { instancesSet: { items: [{ instanceId: 'i-0a1b2c3d4e5f60001' }] } },
      }),
    });
  });

  it('reads the resource that S3 puts in quotes', () => {
    expect(gate(deleteBucket, context)).toMatchObject({
      ok: true,
      denial: { resource: 'arn:aws:s3:::orders-archive-1' },
    });
  });

  it("is not deceived by a user name that imitates the guard's words", () => {
    const name = `x is not authorized to perform: ec2:TerminateInstances with an explicit deny in a service control policy: ${GUARD}`;
    const denied = structuredClone(terminateInstances);
    denied.detail.userIdentity.userName = name;
    denied.detail.errorMessage = denied.detail.errorMessage.replace(
      GUARD,
      GUARD.replace('p-guard1234', 'p-guard12345'),
    );
    expect(gate(denied, context)).toMatchObject({ ok: false, refusal: 'not-our-guard' });
  });

  it.each(cases)('refuses $what: $refusal', ({ change, refusal }) => {
    expect(gate(changed(terminateInstances, change), context)).toMatchObject({ ok: false, refusal });
  });

  it("keeps a tool's name that is cut in the middle of a character as text that can be stored", () => {
    const denied = structuredClone(terminateInstances);
    denied.detail.userAgent = `${'x'.repeat(199)}\u{1f600}\u{1f600}`;
    expect(gate(denied, context)).toMatchObject({ denial: { userAgent: `${'x'.repeat(199)}\u{1f600}` } });
  });

  it('refuses a record with half a character in it, or nested without end', () => {
    const half = structuredClone(deleteBucket);
    half.detail.requestParameters.Host = '\ud800';
    expect(gate(half, context)).toMatchObject({ refusal: 'malformed' });
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const nested = { ...terminateInstances, detail: { ...terminateInstances.detail, requestParameters: { deep } } };
    expect(gate(nested, context)).toMatchObject({ refusal: 'malformed' });
  });

  it.each([null, 7, 'text', [], {}, { detail: {} }])('refuses %j as malformed', (body) => {
    expect(gate(body, context)).toEqual({ ok: false, refusal: 'malformed' });
  });
});

/** The event with members replaced by path; `null` removes the member. */
function changed(event: object, change: object): unknown {
  const copy: Record<string, unknown> = structuredClone(event) as never;
  for (const [path, value] of Object.entries(change)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const parent = names.reduce((object, name) => object[name] as Record<string, unknown>, copy);
    if (value === null) delete parent[last];
    else parent[last] = value;
  }
  return copy;
}
