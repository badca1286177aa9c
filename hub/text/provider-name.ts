import type { Configuration } from '../../shared/configuration/configuration';

/** The identity provider by the name that people know it under. */
export const providerNameOf = ({ signIn }: Pick<Configuration, 'signIn'>): string =>
  signIn.provider === 'cognito' ? 'Amazon Cognito' : signIn.provider;
