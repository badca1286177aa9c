import { withSibling } from '../../local/organization/seeds/seed';
import { cliWith } from './any-service/cli';
import { exactRole } from './any-service/exact';
import { GUARDED } from './any-service/guarded';
import { LOGGED } from './any-service/logged';
import type { Operation } from './any-service/operation';
import { SILENT } from './any-service/silent';
import { type Stage, setStage } from './any-service/stage';

/** Those that the demo's own guard denies are in the stories of whole requests. */
const OPERATIONS = [...LOGGED, ...SILENT].filter(({ action }) => !GUARDED.includes(action));
/** Services whose records have no errorMessage; what refused stands in the response, if the call would have changed something. */
const IN_RESPONSE = ['eks'];
/** IAM's refusals name an existing user or role without account and path. */
const written = (action: string, arn: string): string =>
  action.startsWith('iam:') ? arn.replace(/^.*:(user|role)\/(?:.*\/)?/, '$1 ') : arn;

describe('a guarded operation of any service', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(OPERATIONS.map(({ action }) => action));
  });
  afterAll(() => stage.clear());

  const refused = async ({ action }: Operation, command: readonly string[], arn: string) => {
    const { cloud, guard, recorder } = stage;
    const operator = cloud.operators.find(({ id }) => id === 'li-wei');
    if (!operator) throw new Error('li-wei has no keys');
    const { ok, output } = await cliWith(cloud, operator.keys, command);
    const sentence =
      `User: ${operator.arn} is not authorized to perform: ${action} on resource: ` +
      `${action.startsWith('s3:') ? `"${arn}"` : written(action, arn)} ` +
      `with an explicit deny in a service control policy: ${guard}`;
    expect({ ok, output }).toEqual({ ok: false, output: expect.stringContaining(sentence) });
    return { sentence, operator, record: await recorder.next(action.split(':')[1] ?? '') };
  };

  it.each(OPERATIONS.map((operation) => [operation.action, operation] as const))(
    '%s is refused as AWS refuses it, and runs with the role that may do exactly that',
    async (action, operation) => {
      const [service = '', name] = action.split(':');
      const { one, sibling } = await withSibling(name?.toLowerCase().slice(0, 8) ?? '', (fresh) =>
        operation.prepare(stage, fresh),
      );

      const { sentence, operator, record } = await refused(operation, one.command, one.seed.arn);
      const inResponse = IN_RESPONSE.includes(service);
      expect(record).toMatchObject({
        eventSource: `${service}.amazonaws.com`,
        eventName: name,
        eventType: 'AwsApiCall',
        awsRegion: 'us-east-1',
        errorCode: service === 'ec2' ? 'Client.UnauthorizedOperation' : 'AccessDenied',
        requestParameters: one.logged,
        responseElements: inResponse ? { message: sentence } : null,
        readOnly: false,
        recipientAccountId: stage.root.account,
        userIdentity: { type: 'IAMUser', arn: operator.arn, accountId: stage.root.account },
      });
      expect(record.requestParameters).toEqual(one.logged);
      expect('errorMessage' in record).toBe(!inResponse);
      if (!inResponse) expect(record.errorMessage).toContain(sentence);
      expect(record).not.toHaveProperty('apiVersion');
      expect(await one.done()).toBe(false);

      const keys = await exactRole(stage.cloud, stage.root, action, one.seed.arn);
      const elsewhere = await cliWith(stage.cloud, keys, sibling.command);
      expect(elsewhere).toEqual({
        ok: false,
        output: expect.stringContaining(`because no identity-based policy allows the ${action} action`),
      });
      expect(await cliWith(stage.cloud, keys, one.command)).toMatchObject({ ok: true });
      expect([await one.done(), await sibling.done()]).toEqual([true, false]);
    },
  );
});
