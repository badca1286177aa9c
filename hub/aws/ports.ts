import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { STSClient } from '@aws-sdk/client-sts';
import type { MarkingWriter } from '../../shared/ledger/writers';
import type { IdentityProvider } from '../ports';
import { shippedCatalogue } from './catalogue-files';
import { dynamoIndex } from './dynamo-index';
import { dynamoLedger } from './dynamo-ledger';
import { shippedConfiguration, variable } from './environment';
import { memberReader } from './member-reader';
import { oidcProvider } from './oidc-provider';
import { organizationsReader } from './organizations-reader';
import { s3Witness } from './s3-witness';
import { stepFunctionsWorkflow } from './step-functions-workflow';

/*
 * One function a port, so that a handler bundles the clients it uses and no others. Each reads the names it needs from
 * the environment when the Lambda starts, and fails then, naming the variable that is missing.
 */

export { embeddedMetrics, logger } from './telemetry';

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** One client of a service for all ports of a Lambda: one handshake on a cold start. Pure, so that no bundle carries a client it does not use. */
const dynamo = /* @__PURE__ */ once(() => new DynamoDBClient());
const sts = /* @__PURE__ */ once(() => new STSClient());

/** The compiled configuration of this release. */
export const configuration = shippedConfiguration;

/** The catalogue of operations, once for all ports of a Lambda; each service is read when a call of it comes. */
export const catalogue = /* @__PURE__ */ once(shippedCatalogue);

/** The ledger table. */
export const ledger = () => dynamoLedger(dynamo(), variable('ledgerTable'));

/** The index table. */
export const index = () => dynamoIndex(dynamo(), variable('indexTable'));

/** The witness bucket, for one of its two writers. */
export const witness = (writer: MarkingWriter) => s3Witness(new S3Client(), variable('witnessBucket'), writer);

/** The request workflow. */
export const workflow = () => stepFunctionsWorkflow(new SFNClient(), variable('workflowArn'));

/** Organizations, through the read role in the management account; `anew`: nothing that was read before is believed. */
export const organization = (reading: { readonly anew?: boolean } = {}) =>
  organizationsReader(sts(), shippedConfiguration(), reading);

/** The reader roles of the member accounts. */
export const reader = () => memberReader(sts(), shippedConfiguration());

/** The identity provider, through the page's client or the ballot's. */
export function provider(client: 'webClient' | 'ballotClient'): IdentityProvider {
  const addresses = {
    issuer: variable('issuer'),
    authorize: variable('authorizeUrl'),
    token: variable('tokenUrl'),
    keys: variable('keysUrl'),
  };
  return oidcProvider(addresses, variable(client));
}

/** One of the two public origins. */
export const origin = (name: 'webUrl' | 'ballotUrl'): string => variable(name).replace(/\/$/, '');
