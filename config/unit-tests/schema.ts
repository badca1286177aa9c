import { z } from 'zod';
import { call } from '../question/call';
import { resource } from '../question/resource';
import { duration, text } from '../schema/fields';

const question = call.extend({
  resources: z
    .array(resource, { error: 'a list of ARNs' })
    .min(1, { error: 'a list of at least one ARN' })
    .optional()
    .describe('ARNs of its resources; left out, they are not known.'),
});

const expect = z
  .strictObject({
    passes: z
      .literal(true, { error: 'true, or nothing' })
      .optional()
      .describe('Nobody is asked: the guard lets the call pass.'),
    levels: z
      .array(text(/^[a-z0-9-]+ \d+ of [a-z0-9-]+(?:, [a-z0-9-]+)*$/, 'a level as "security 2 of security, audit"'), {
        error: 'a list of levels',
      })
      .optional()
      .describe('Levels in their order, each as "name need of group, group".'),
    mode: z
      .enum(['observe', 'humans', 'everyone'], { error: 'one of observe, humans, everyone' })
      .optional()
      .describe('The strictest mode of the rules that count.'),
    assurance: z
      .enum(['signin', 'fresh'], { error: 'signin or fresh' })
      .optional()
      .describe('The sign-in that signatures need.'),
    deadlines: z
      .strictObject({
        confirm: duration.optional().describe('For the operator to confirm.'),
        sign: duration.optional().describe('For the approvers.'),
        release: duration.optional().describe('For the operator to release.'),
      })
      .refine((value) => Object.keys(value).length > 0, { error: 'a mapping with at least one deadline' })
      .meta({ minProperties: 1 })
      .optional()
      .describe('Deadlines, as far as said.'),
    rules: z
      .array(z.string({ error: 'a rule as policy/rule' }), { error: 'a list of rules' })
      .optional()
      .describe('The rules that apply, in any order.'),
  })
  .refine((value) => Object.keys(value).length > 0, { error: 'a mapping that expects something' })
  .refine((value) => !value.passes || Object.keys(value).every((key) => key === 'passes' || key === 'mode'), {
    error: 'a mapping with passes alone: a call that passes has no levels and no deadlines',
  })
  .meta({
    minProperties: 1,
    if: { required: ['passes'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { propertyNames: { enum: ['passes', 'mode'] } },
  });

/** `policies/<name>.test.yaml`: what policies are expected to say to calls. */
export const testFile = z.strictObject({
  tests: z
    .array(
      z.strictObject({
        name: text(/^\S(?:.{0,158}\S)?$/u, 'text of 1 to 160 characters, without blanks around it').describe(
          'What is expected, in words.',
        ),
        call: question.describe('The call.'),
        expect: expect.describe('What policies say to it; only what is written is compared.'),
      }),
      { error: 'a list of tests' },
    )
    .min(1, { error: 'a list of at least one test' })
    .describe('Tests, each of one call.'),
});

/** What such a file says. */
export type TestFile = z.infer<typeof testFile>;

/** One test of it. */
export type PolicyTest = TestFile['tests'][number];
