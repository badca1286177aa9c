import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaText } from '../../../config/cli/schema';
import { packs } from '../../../config/guard/packs';
import { jsonSchemaOf } from '../../../config/schema/json-schema';
import { countersign } from '../cli/run';
import { KINDS } from './validator';

const FOLDER = join(__dirname, '../../../config/schema/json');

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: false | Node;
  readonly items?: Node;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Node[];
  readonly examples?: readonly string[];
  readonly errorMessage?: string;
}

const policy = jsonSchemaOf('policy') as Node;

/** Every schema within a schema, with the way to it. */
function* within(node: Node, way: string): Generator<readonly [string, Node]> {
  yield [way, node];
  for (const [name, one] of Object.entries(node.properties ?? {})) yield* within(one, `${way}.${name}`);
  if (node.additionalProperties) yield* within(node.additionalProperties, `${way}.<name>`);
  if (node.items) yield* within(node.items, `${way}[]`);
  for (const [index, one] of (node.anyOf ?? []).entries()) yield* within(one, `${way}|${index}`);
}

const all = KINDS.flatMap((kind) => [...within(jsonSchemaOf(kind) as Node, kind)]);
const at = (way: string): Node => all.find(([one]) => one === way)?.[1] ?? {};

describe.each(KINDS)('the schema of %s', (kind) => {
  it('that is kept for editors is the one that the language has now', () => {
    const file = join(FOLDER, `${kind}.schema.json`);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, schemaText(kind));
    expect(readFileSync(file, 'utf8')).toBe(schemaText(kind));
  });

  it('is printed by countersign schema', async () => {
    expect(await countersign(['schema', kind])).toEqual({ status: 0, stdout: schemaText(kind), stderr: '' });
  });

  it('is of the draft that it names', () => {
    expect(jsonSchemaOf(kind).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });
});

describe('an editor', () => {
  it('shows what every field is for', () => {
    const silent = all.flatMap(([way, { properties = {}, additionalProperties }]) =>
      Object.entries({ ...properties, ...(additionalProperties && { '<name>': additionalProperties }) })
        .filter(([, { description }]) => !description || !/^\S.{3,}/.test(description))
        .map(([name]) => `${way}.${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('underlines every field that is not one', () => {
    const open = all.filter(
      ([, { type, additionalProperties }]) => type === 'object' && additionalProperties === undefined,
    );
    expect(open.map(([way]) => way)).toEqual([]);
  });

  it('says in our own words what is expected', () => {
    const mute = all.filter(
      ([way, { type, errorMessage }]) => type !== 'object' && !errorMessage && !/\|\d$/.test(way),
    );
    expect(mute.map(([way]) => way)).toEqual([]);
    expect(at('settings.organization.management').errorMessage).toBe('Must be an account id: 12 digits in quotes.');
  });

  it('refuses lists that must not be empty', () => {
    const needed = ['attach', 'rules', 'levels', 'rules[].guard', 'rules[].replaces', 'rules[].where.resources'];
    for (const list of needed) expect([list, at(`policy.${list}`).minItems]).toEqual([list, 1]);
    expect(at('settings.regions').minItems).toBe(1);
    expect(at('people.people.<name>.mails').minItems).toBe(1);
  });

  it('offers the words that there are', () => {
    expect(at('policy.mode').enum).toEqual(['observe', 'humans', 'everyone']);
    expect(at('policy.rules[].mode').enum).toEqual(at('policy.mode').enum);
    expect(at('policy.assurance').enum).toEqual(['signin', 'fresh']);
    expect(at('policy.rules[].where.hours.days[]').enum).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
    expect(at('settings.partition').enum).toEqual(['aws', 'aws-cn', 'aws-us-gov']);
    expect(at('policy.attach[]').examples).toEqual(['root']);
    expect(at('policy.deadlines.sign').examples).toEqual(['60m', '4h', '2d']);
  });

  it('offers packs by name, and under except as well', () => {
    for (const list of ['guard', 'except']) expect(at(`policy.rules[].${list}[]|0`).enum).toEqual(Object.keys(packs()));
  });

  it('offers no number that nobody writes', () => {
    expect(JSON.stringify(policy)).not.toContain(String(Number.MAX_SAFE_INTEGER));
  });
});

test('countersign schema names the files when it is given another', async () => {
  const { status, stderr } = await countersign(['schema', 'polcy']);
  expect(status).toBe(2);
  expect(stderr).toContain('Allowed choices are settings, people, policy, test.');
});
