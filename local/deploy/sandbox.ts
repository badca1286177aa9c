/** Addresses the synthesized templates need to know on the local cloud; everything else is as on AWS. */
export interface Sandbox {
  /** Where the Lambdas' AWS clients send their calls. */
  readonly endpointUrl: string;
  readonly webUrl: string;
  readonly ballotUrl: string;
  /** Where the browser reaches the sign-in page. */
  readonly identityUrl: string;
}
