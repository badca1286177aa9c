import type { Configuration } from '../../shared/configuration/configuration';

/** Addresses of the local cloud; the only thing a sandbox synth adds besides what its configuration says. */
export interface Sandbox {
  /** Where the Lambdas reach AWS. */
  readonly endpointUrl: string;
  readonly webUrl: string;
  readonly ballotUrl: string;
  /** Origin of the hosted sign-in page as the browser reaches it. */
  readonly identityUrl: string;
}

/** What every construct of the hub is made from. */
export interface HubProperties {
  readonly configuration: Configuration;
  /** SHA-256 of the compiled configuration; each Lambda refuses to start with another one. */
  readonly configurationHash: string;
  readonly sandbox?: Sandbox;
}
