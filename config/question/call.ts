import { z } from 'zod';
import { account, name, region, text } from '../schema/fields';

const moment = z.iso.datetime({ error: 'a time in UTC, such as "2026-11-25T22:00:00Z"' });

const CALLER =
  'human, pipeline, or the IAM ARN of a user, a role or a root user; for a session give the ARN of its role';

/**
 * Who calls, as `aws:PrincipalArn` has it: of a session that is the ARN of its role, with the role's path, which the
 * session's own ARN lacks.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
const principal = text(
  /^arn:[a-z-]+:iam::\d{12}:(?:root|(?:user|role)\/(?:[\x21-\x29\x2B-\x7E]{1,510}\/)?[\w+=,.@-]{1,64})$/,
  CALLER,
);

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
  region: region
    .optional()
    .describe(
      'Region of the call. Default: the first of settings.yaml; for services without regions the one in which they log.',
    ),
  resources: z
    .array(z.string({ error: 'an ARN' }), { error: 'a list of ARNs' })
    .min(1, { error: 'a list of at least one ARN' })
    .optional()
    .describe('ARNs of its resources; left out, they are not known.'),
  person: name.optional().describe('Who calls, by the name in people.yaml.'),
  caller: z
    .union([z.enum(['human', 'pipeline']), principal], { error: CALLER })
    .optional()
    .describe(
      'What calls, where it is no person of people.yaml: human, pipeline, or the ARN of a user or role. Default human.',
    ),
  at: moment.optional().describe('When AWS refuses the call. Default: a Wednesday at noon, UTC.'),
});

/** What such a description says. */
export type CallText = z.infer<typeof call>;
