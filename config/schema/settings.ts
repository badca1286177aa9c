import { z } from 'zod';
import { account, language, mail, region, text, zone } from './fields';

/** Amazon Cognito refuses these words in a domain prefix, and the sign-in page's prefix holds the installation id. */
const RESERVED = /aws|amazon|cognito/;

const installation = text(
  /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,15}$/,
  'an id of 2 to 16 small letters, digits and single hyphens, beginning with a letter',
)
  .refine((value) => !RESERVED.test(value), {
    error: 'an id without "aws", "amazon" and "cognito", which Cognito refuses in the address of the sign-in page',
  })
  .meta({ not: { pattern: RESERVED.source } });

/** Names of units from the root down; AWS allows most characters in them. */
const unitPath = text(
  /^[^/\s](?:[^/]{0,126}[^/\s])?(?:\/[^/\s](?:[^/]{0,126}[^/\s])?){0,4}$/u,
  'the path of a unit, such as "Production/Payments"',
);

/** `settings.yaml`: where Countersign lives. */
export const settings = z.strictObject({
  installation: installation.describe('Id of this installation; part of the name of every role, function and stack.'),
  sandbox: z
    .boolean({ error: 'true or false' })
    .default(false)
    .describe('true on a trial: allows one account for all and deadlines of seconds, and says so everywhere.'),
  partition: z
    .enum(['aws', 'aws-cn', 'aws-us-gov'], { error: 'one of aws, aws-cn, aws-us-gov' })
    .default('aws')
    .describe('The AWS partition of the Organization.'),
  organization: z
    .strictObject({
      id: text(/^o-[a-z0-9]{10,32}$/, 'an Organization id, such as "o-exampleorg1"').describe(
        'Id of the Organization: `aws organizations describe-organization`.',
      ),
      root: text(/^r-[a-z0-9]{4,32}$/, 'the id of a root, such as "r-exam"').describe(
        'Id of the root: `aws organizations list-roots`.',
      ),
      management: account.describe('Account id of the management account.'),
      units: z
        .record(
          unitPath,
          text(/^ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$/, 'the id of a unit, such as "ou-exam-11111111"').describe(
            'Id of the unit: `aws organizations list-organizational-units-for-parent`.',
          ),
        )
        .default({})
        .describe('Ids of organizational units by their path below the root, so that policies can name them.'),
      accounts: z
        .record(account, z.string({ error: 'root, or the path of a unit' }).describe('root, or the path of its unit.'))
        .default({})
        .describe(
          'Units of accounts, for checks and explanations without AWS; a hub asks AWS. Accounts to which policies attach are listed.',
        ),
    })
    .describe('The AWS Organization that is guarded.'),
  hub: z
    .strictObject({
      account: account.describe('Account in which Countersign runs; not the management account.'),
      region: region.describe('Region in which Countersign runs.'),
    })
    .describe('Where ledger, workflow and pages live.'),
  regions: z
    .array(region, { error: 'a list of regions' })
    .min(1, { error: 'a list of at least one region' })
    .describe(
      'Regions whose refused calls become requests. Added are those where global services log: us-east-1, in other partitions us-gov-west-1, or cn-north-1 and cn-northwest-1.',
    ),
  mail: z
    .strictObject({
      from: mail.describe('Sender of every mail; SES must be allowed to send for its domain.'),
      contact: mail.describe('Whom people ask for help and who gets the alarms.'),
    })
    .describe('Addresses of the mails.'),
  signIn: z
    .strictObject({
      provider: z
        .enum(['cognito'], { error: 'cognito, the user pool that the hub has of its own' })
        .describe('The identity provider: cognito, the user pool that the hub has of its own. There is no other yet.'),
    })
    .describe('How people sign in.'),
  language: language.default('en').describe('Language of those who have none of their own.'),
  zone: zone.default('UTC').describe('Time zone of those who have none of their own.'),
});

/** What `settings.yaml` says, with defaults filled in. */
export type Settings = z.infer<typeof settings>;
