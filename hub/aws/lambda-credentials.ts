import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * The default credentials of every client in a Lambda: those of its environment and no others. The bundle puts this in
 * the place of the SDK's own chain, which would go on to look in files and ask the network.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const defaultProvider = () => fromEnv();
