import { z } from 'zod';
import { account, name, region } from '../schema/fields';

const moment = z.iso.datetime({ error: 'a time in UTC, such as "2026-11-25T22:00:00Z"' });

/** A call as an author describes it, to ask what policies would say to it. */
export const call = z.strictObject({
  action: z
    .string({ error: 'an IAM action, such as rds:DeleteDBInstance' })
    .describe('The IAM action, e.g. rds:DeleteDBInstance.'),
  account: account.optional().describe('Account of the call; settings.yaml says in which unit it is.'),
  unit: z
    .string({ error: 'root, or the path of a unit' })
    .optional()
    .describe('Unit of the account: root, or a path such as Production/Payments.'),
  region: region.optional().describe('Region of the call. Default: the first of settings.yaml.'),
  resources: z
    .array(z.string({ error: 'an ARN' }), { error: 'a list of ARNs' })
    .min(1, { error: 'a list of at least one ARN' })
    .optional()
    .describe('ARNs of its resources; left out, they are not known.'),
  person: name.optional().describe('Who calls, by the name in people.yaml.'),
  caller: z
    .union([z.enum(['human', 'pipeline']), z.string().regex(/^arn:/)], { error: 'human, pipeline, or an ARN' })
    .optional()
    .describe('What calls, where it is no person of people.yaml: human, pipeline, or an ARN. Default human.'),
  at: moment.optional().describe('When AWS refuses the call. Default: a Wednesday at noon, UTC.'),
});

/** What such a description says. */
export type CallText = z.infer<typeof call>;
