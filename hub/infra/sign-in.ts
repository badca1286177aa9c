import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  type CfnUserPoolClient,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { HubProperties } from './properties';

/** Public addresses of the two origins. */
export interface Origins {
  readonly webUrl: string;
  readonly ballotUrl: string;
}

/**
 * The hub's own identity provider, for trials: a Cognito pool with a public client (code with PKCE, no secret) for the
 * pages and another for the ballot. A token for one is worth nothing at the other.
 */
export class SignIn extends Construct {
  readonly pool: UserPool;
  readonly web: UserPoolClient;
  readonly ballot: UserPoolClient;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, { configuration }: HubProperties, origins: Origins) {
    super(scope, id);
    const { sandbox, installation, hub } = configuration;
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.NONE,
      featurePlan: FeaturePlan.ESSENTIALS,
      mfa: sandbox ? Mfa.OPTIONAL : Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: !sandbox,
      removalPolicy: sandbox ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `countersign-${installation}-${hub.account}` },
    });
    const client = (name: string, callback: string, out: string) => {
      const made = this.pool.addClient(name, {
        generateSecret: false,
        preventUserExistenceErrors: true,
        idTokenValidity: Duration.minutes(15),
        accessTokenValidity: Duration.minutes(15),
        refreshTokenValidity: Duration.hours(1),
        oAuth: {
          flows: { authorizationCodeGrant: true },
          scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
          callbackUrls: [callback],
          logoutUrls: [out],
        },
      });
      // Left out, Cognito allows sign-in by password over its API too, whose tokens may edit their user's own mail.
      // Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
      (made.node.defaultChild as CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
      return made;
    };
    this.web = client('Web', `${origins.webUrl}/signed-in`, `${origins.webUrl}/sign-in`);
    this.ballot = client('Ballot', `${origins.ballotUrl}/return`, `${origins.ballotUrl}/sign-in`);
  }
}
