import { z } from 'zod';
import { language, mail, name, text, words, zone } from './fields';

const identity = z.strictObject({
  issuer: text(/^https:\/\/[^\s?#]+$/, 'the https address of an issuer')
    .optional()
    .describe("Issuer of the ID token; left out, the installation's own provider."),
  claim: text(/^[\x21-\x7e]{1,100}$/, 'the name of a claim, such as sub or email').describe(
    'Claim of the ID token that identifies the person: email, which must be verified, or sub.',
  ),
  value: text(/^\S(?:.{0,254}\S)?$/u, 'text of 1 to 256 characters, without blanks around it').describe(
    'What the claim says for this person, and for nobody else.',
  ),
});

const person = z
  .strictObject({
    name: words.describe('Name as pages and mails show it.'),
    mails: z
      .array(mail, { error: 'a list of e-mail addresses' })
      .min(1, { error: 'a list of at least one e-mail address' })
      .describe('Addresses; notices go to the first.'),
    iam: z
      .array(z.string({ error: 'the ARN of an IAM user' }), { error: 'a list of ARNs of IAM users' })
      .default([])
      .describe('ARNs of the IAM users by which AWS knows this person. Who has one may ask for signatures.'),
    signIn: z
      .array(identity, { error: 'a list of {claim, value}' })
      .default([])
      .describe('Identities at the sign-in provider. Who has none can neither sign nor confirm.'),
    language: language.optional().describe('Language of pages and mails for this person.'),
    zone: zone.optional().describe('Time zone in which this person reads times.'),
  })
  .describe('One human, by a short name that policies and records use.');

/** `people.yaml`: who is who, and who belongs together. */
export const people = z.strictObject({
  people: z
    .record(name, person)
    .refine((value) => Object.keys(value).length > 0, { error: 'a mapping with at least one person' })
    .meta({ minProperties: 1 })
    .describe('One entry per human, with every identity of theirs.'),
  groups: z
    .record(
      name,
      z
        .array(z.string({ error: 'the name of a person or group' }), { error: 'a list of persons and groups' })
        .describe('Its members: persons, and groups whose members are members here too.'),
    )
    .describe('Persons who sign together, by their names in `people`, and groups of them.'),
});

/** What `people.yaml` says. */
export type People = z.infer<typeof people>;
