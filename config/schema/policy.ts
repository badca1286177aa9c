import { z } from 'zod';
import { duration, name } from './fields';

const level = z.strictObject({
  name: name.describe('Name of this step of approval, as pages show it.'),
  need: z.int({ error: 'a whole number' }).describe('How many distinct persons must sign; the requester never counts.'),
  of: z
    .array(z.string({ error: 'the name of a group' }), { error: 'a list of groups' })
    .min(1, { error: 'a list of at least one group' })
    .describe('Groups whose members may sign here.'),
});

/** `policies/<name>.yaml`: which calls need whose signatures. */
export const policy = z.strictObject({
  policy: name.describe('Name of the policy, the same as the file name.'),
  attach: z
    .array(z.enum(['root'], { error: 'root, the only place this version attaches to' }), { error: 'the list [root]' })
    .min(1, { error: 'the list [root]' })
    .describe('Where the policy applies.'),
  mode: z
    .enum(['observe', 'humans', 'everyone'], { error: 'one of observe, humans, everyone' })
    .describe('observe denies nothing, humans denies people, everyone denies pipelines too.'),
  guard: z
    .array(z.string({ error: 'an IAM action, such as ec2:TerminateInstances' }), { error: 'a list of IAM actions' })
    .min(1, { error: 'a list of at least one IAM action' })
    .describe('IAM actions that need signatures.'),
  levels: z
    .array(level, { error: 'a list of levels' })
    .min(1, { error: 'a list of at least one level' })
    .describe('Steps of approval, one after another.'),
  deadlines: z
    .strictObject({
      confirm: duration.describe('How long the operator has to confirm that the call was meant.'),
      sign: duration.describe('How long the approvers have.'),
      release: duration.describe('How long the operator has to release the approved call.'),
    })
    .describe('When each wait ends and the request expires.'),
  assurance: z
    .enum(['signin', 'fresh'], { error: 'signin or fresh' })
    .describe('fresh asks for a new sign-in at every signature; signin is content with the session.'),
  backup: z
    .literal('off', { error: 'off, the only value of this version' })
    .describe('Copy made before the call runs.'),
});

/** What a file in `policies/` says. */
export type PolicyFile = z.infer<typeof policy>;
