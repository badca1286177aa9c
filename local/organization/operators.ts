import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { clientSettings, type Keys, rootKeys } from '../clients';
import { type AccountIds, OPERATORS } from './cast';

/** An operator's IAM user: administrator of one member account, with real access keys of the emulator. */
export interface Operator {
  readonly id: string;
  readonly account: string;
  readonly arn: string;
  readonly keys: Keys;
}

const ADMINISTRATOR = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** Creates the IAM users of the demo's operators. */
export function createOperators(emulatorUrl: string, accounts: AccountIds): Promise<Operator[]> {
  return Promise.all(
    OPERATORS.map(async ({ id, account: key = 'payments' }) => {
      const account = accounts[key];
      const iam = new IAMClient(clientSettings(emulatorUrl, rootKeys(account)));
      const { User } = await iam.send(new CreateUserCommand({ UserName: id }));
      const policy = { UserName: id, PolicyName: 'administrator', PolicyDocument: ADMINISTRATOR };
      await iam.send(new PutUserPolicyCommand(policy));
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: id }));
      const keys = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
      return { id, account, arn: User?.Arn ?? `arn:aws:iam::${account}:user/${id}`, keys };
    }),
  );
}
