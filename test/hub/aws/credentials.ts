/** What STS answers in the tests; the secrets are made up. */
export const CREDENTIALS = {
  AccessKeyId: 'ASIAEXAMPLE',
  SecretAccessKey: 'secret',
  SessionToken: 'token',
  Expiration: new Date('2026-11-24T09:15:05Z'),
};
