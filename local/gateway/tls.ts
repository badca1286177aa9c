import type { SQSClient } from '@aws-sdk/client-sqs';

/**
 * The stage speaks plain HTTP, while policies that ask for TLS (`enforceSSL`) must hold as on AWS:
 * this header says that the hop stands for a TLS connection.
 */
export const TLS_HEADER = ['x-forwarded-proto', 'https'] as const;

/** Makes a client that talks to the emulator directly say that it speaks TLS. */
export function overTls(client: SQSClient): SQSClient {
  client.middlewareStack.add(
    (next) => (args) => {
      const [name, value] = TLS_HEADER;
      (args.request as { headers: Record<string, string> }).headers[name] = value;
      return next(args);
    },
    { step: 'build', name: 'overTls' },
  );
  return client;
}
