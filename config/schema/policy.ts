import { z } from 'zod';
import { conditions, hours } from './conditions';
import { date, duration, name, sentence, text } from './fields';

const groups = (of: string) =>
  z
    .array(z.string({ error: 'the name of a group' }), { error: 'a list of groups' })
    .min(1, { error: 'a list of at least one group' })
    .describe(of);

const level = z.strictObject({
  name: name.describe('Name of this step of approval, as pages show it.'),
  need: z
    .int({ error: 'a whole number' })
    .meta({ minimum: 1 })
    .describe('How many distinct persons must sign; the requester never counts.'),
  of: groups('Groups whose members may sign here.'),
  veto: groups('Groups whose members may reject here without being able to sign.').optional(),
});

const levels = z
  .array(level, { error: 'a list of levels' })
  .min(1, { error: 'a list of at least one level' })
  .describe('Steps of approval, one after another.');

/** What a rule asks for; at the top of a file it is what all its rules ask for that do not say otherwise. */
const terms = {
  mode: z
    .enum(['observe', 'humans', 'everyone'], { error: 'one of observe, humans, everyone' })
    .optional()
    .describe('observe denies nothing, humans denies people, everyone denies pipelines too.'),
  levels: levels.optional(),
  deadlines: z
    .strictObject({
      confirm: duration
        .optional()
        .describe('How long the operator has to confirm that the call was meant. Default 60m.'),
      sign: duration.optional().describe('How long the approvers have. Default 2d.'),
      release: duration.optional().describe('How long the operator has to release the approved call. Default 4h.'),
    })
    .optional()
    .describe('When each wait ends and the request expires.'),
  assurance: z
    .enum(['signin', 'fresh'], { error: 'signin or fresh' })
    .optional()
    .describe('fresh asks for a new sign-in at every signature; signin is content with the session. Default fresh.'),
  backup: z
    .enum(['off', 'wanted', 'required'], { error: 'one of off, wanted, required' })
    .optional()
    .describe('Copy made before the call runs. Default off.'),
  reminders: z
    .array(duration, { error: 'a list of durations' })
    .optional()
    .describe('How long after a wait began those it waits for are reminded.'),
  escalate: z
    .strictObject({ after: duration.describe('How long nobody has signed.'), to: groups('Groups that are told then.') })
    .optional()
    .describe('Who is told when approvers do not answer.'),
  window: hours.optional().describe('When an approved call may run.'),
  freeze: z
    .array(text(/^[a-z0-9][a-z0-9.-]{0,60}\.ics$/, 'the name of an iCalendar file, such as "year-end.ics"'), {
      error: 'a list of iCalendar files',
    })
    .optional()
    .describe('Calendars during whose events nothing runs.'),
  may_request: z
    .union([z.literal('entitled'), groups('Groups.')], { error: 'entitled, or a list of groups' })
    .optional()
    .describe('Who may ask: entitled, who could make the call but for the guard; or groups.'),
  denied_by: z
    .array(z.enum(['guard', 'identity'], { error: 'guard or identity' }), { error: 'a list of guard and identity' })
    .optional()
    .describe('Whose denials become requests.'),
  reason: z
    .enum(['optional', 'required'], { error: 'optional or required' })
    .optional()
    .describe('Whether the operator must say why.'),
  ticket: text(/^.{1,200}$/, 'a pattern, such as "CHG-[0-9]{6}"')
    .optional()
    .describe('What the number of a ticket looks like; one must be given.'),
  texts: z
    .strictObject({ en: sentence.optional().describe('In English.'), zh: sentence.optional().describe('In Chinese.') })
    .optional()
    .describe('A sentence for those who sign, on page and mail.'),
};

/** An entry under `guard` or `except`. */
export const entry = z.string({
  error: 'an IAM action, such as ec2:TerminateInstances, a glob, such as rds:Delete*, or a pack, such as deletes',
});

const rule = z.strictObject({
  name: name.describe('Name of the rule, as explanations show it.'),
  guard: z
    .array(entry, { error: 'a list of IAM actions, globs and packs' })
    .min(1, { error: 'a list of at least one IAM action, glob or pack' })
    .describe('What needs signatures: IAM actions, globs such as rds:Delete*, packs such as deletes.'),
  except: z
    .array(entry, { error: 'a list of IAM actions, globs and packs' })
    .optional()
    .describe('What of it does not.'),
  where: conditions.optional().describe('When the rule counts; left out, always.'),
  ...terms,
  replaces: z
    .array(text(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a rule as policy/rule, such as "deletes/all"'), {
      error: 'a list of rules',
    })
    .min(1, { error: 'a list of at least one rule' })
    .optional()
    .describe('Rules of places above, as policy/rule, that do not count where this one does. It needs a because.'),
  because: sentence.optional().describe('Why it may replace them, for everybody who reads an explanation.'),
  locked: z.boolean({ error: 'true or false' }).optional().describe('true: no other rule may replace this one.'),
});

const exemption = z.strictObject({
  role: z.string({ error: 'the ARN of a role' }).describe('The whole ARN of one role in one account.'),
  until: date.describe('The day on which it ends.'),
  because: sentence.describe('Why it is exempt.'),
});

/** `policies/<name>.yaml`: which calls need whose signatures, and where. */
export const policy = z.strictObject({
  policy: name.describe('Name of the policy, the same as the file name.'),
  attach: z
    .array(z.string({ error: 'root, a unit or an account' }).meta({ examples: ['root'] }), {
      error: 'a list of places',
    })
    .min(1, { error: 'a list of at least one place' })
    .describe('Where it applies: root, units by path or id, accounts by id; and to everything below.'),
  ...terms,
  rules: z
    .array(rule, { error: 'a list of rules' })
    .min(1, { error: 'a list of at least one rule' })
    .describe('What needs signatures.'),
  exemptions: z
    .array(exemption, { error: 'a list of exemptions' })
    .optional()
    .describe('Roles that the guard lets pass, each until a day.'),
});

/** What a file in `policies/` says. */
export type PolicyFile = z.infer<typeof policy>;

/** One rule of it. */
export type RuleText = PolicyFile['rules'][number];
