import { DynamoDBClient, ExecuteStatementCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamoIndex } from '../../hub/aws/dynamo-index';
import { stepFunctionsWorkflow } from '../../hub/aws/step-functions-workflow';
import type { Keys } from '../../local/clients';
import type { Cloud } from '../../local/cloud';
import { eventually, INSTALLATION, storedEvents } from '../../local/demo/evidence';
import { envelop } from '../../shared/ledger/envelope';
import type { Actor, Fact } from '../../shared/ledger/event';
import { fold } from '../../shared/ledger/fold';
import { type HubFunction, hubRoleName } from '../../shared/names';

/** Keys that may do exactly what the given hub Lambdas may: their roles' policies, copied as deployed. */
export async function keysOfLambdas(cloud: Cloud, names: readonly HubFunction[]): Promise<Keys> {
  const iam = new IAMClient(cloud.aws('hub'));
  const UserName = `hostile-${names.join('-')}-${Date.now()}`;
  await iam.send(new CreateUserCommand({ UserName }));
  for (const name of names) {
    const RoleName = hubRoleName(INSTALLATION, name);
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    if (PolicyNames.length === 0) throw new Error(`the role ${RoleName} has no inline policies to copy`);
    for (const PolicyName of PolicyNames) {
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      await iam.send(
        new PutUserPolicyCommand({
          UserName,
          PolicyName: `${RoleName}-${PolicyName}`,
          PolicyDocument: decodeURIComponent(PolicyDocument),
        }),
      );
    }
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/** Inserts a well-formed event after the head with these keys, as code in a hub Lambda could. */
export async function insertFact(cloud: Cloud, keys: Keys, request: string, fact: Fact, actor: Actor): Promise<void> {
  const folded = fold(request, await storedEvents(cloud, request));
  if (!folded.ok) throw new Error('the request is broken already');
  const { seq, body } = envelop(fact, { request, head: folded.state.head, at: new Date(), actor });
  await new DynamoDBClient(cloud.aws(keys)).send(
    new ExecuteStatementCommand({
      Statement: `INSERT INTO "${cloud.outputs.LedgerTableName}" VALUE {'request': ?, 'seq': ?, 'body': ?}`,
      Parameters: [{ S: request }, { N: String(seq) }, { S: body }],
    }),
  );
}

/** Answers the token on which a request's workflow waits, as the web Lambda does after a click. */
export async function wakeWorkflow(cloud: Cloud, keys: Keys, request: string): Promise<void> {
  const { IndexTableName, WorkflowArn } = cloud.outputs;
  const index = dynamoIndex(new DynamoDBClient(cloud.aws(keys)), IndexTableName);
  const { token } = await eventually(`the workflow of ${request} to wait`, () => index.readWait(request));
  await stepFunctionsWorkflow(new SFNClient(cloud.aws(keys)), WorkflowArn).wake(token);
}
