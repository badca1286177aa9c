import { text } from '../schema/fields';

/** ARN of a resource of a call. A bare name would match no rule about resources, and so answer a question nobody asked. */
export const resource = text(
  /^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S{1,600}$/,
  'an ARN, such as "arn:aws:s3:::example-ledger-1"',
);
