import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { clientSettings, rootKeys } from '../clients';
import { APPROVERS, OPERATORS, type Player, REGION } from '../organization/cast';

/** What a person types at the sign-in page. */
export interface SignIn {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly email: string;
}

/** Gives people, by default everybody of the demo, a user with a verified address in the hub's pool. */
export async function createSignIns(
  emulatorUrl: string,
  hub: string,
  pool: string,
  players: readonly Player[] = [...OPERATORS, ...APPROVERS],
): Promise<SignIn[]> {
  const cognito = new CognitoIdentityProviderClient(clientSettings(emulatorUrl, rootKeys(hub), REGION));
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool }));
  const byEmail = UserPool?.UsernameAttributes?.includes('email') ?? false;
  const create = async ({ id, email, password }: Player): Promise<SignIn> => {
    const username = byEmail ? email : id;
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: pool,
        Username: username,
        MessageAction: 'SUPPRESS',
        // The emulator's own temporary passwords are shorter than the pool's policy allows.
        TemporaryPassword: password,
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    const permanent = { UserPoolId: pool, Username: username, Password: password, Permanent: true };
    await cognito.send(new AdminSetUserPasswordCommand(permanent));
    return { id, username, password, email };
  };
  return Promise.all(players.map(create));
}
