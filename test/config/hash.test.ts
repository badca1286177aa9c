import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import type { Folder } from '../../config/folder';
import { understand } from '../../config/load';
import { catalogue } from '../organization/catalogue';
import { BASE } from './overlay';

const read = (file: string): string => readFileSync(join(BASE, file), 'utf8');
const settings = read('settings.yaml');
const people = read('people.yaml');
const buckets = read('policies/deletes.yaml')
  .replace('policy: deletes', 'policy: buckets')
  .replace(/.*Terminate.*\n/, '');
const servers = read('policies/deletes.yaml')
  .replace('policy: deletes', 'policy: servers')
  .replace(/.*DeleteBucket\n/, '');

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

function hash(folder: Partial<Folder>): string {
  const files = {
    settings: file('settings.yaml', settings),
    people: file('people.yaml', people),
    policies: [file('policies/buckets.yaml', buckets), file('policies/servers.yaml', servers)],
    tests: [],
    problems: [],
    ...folder,
  };
  const loaded = understand(files, catalogue);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.hash;
}

const withBuckets = (text: string): Partial<Folder> => ({
  policies: [file('policies/buckets.yaml', text), file('policies/servers.yaml', servers)],
});

const original = hash({});

/** The same mapping with its fields in every order, at every depth. */
const reordered = (value: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(value)) return fc.tuple(...value.map(reordered));
  if (typeof value !== 'object' || value === null) return fc.constant(value);
  const members = Object.entries(value).map(([key, member]) => reordered(member).map((one) => [key, one] as const));
  return fc
    .tuple(...members)
    .chain((pairs) => fc.shuffledSubarray(pairs, { minLength: pairs.length }))
    .map((pairs) => Object.fromEntries(pairs));
};

describe('the hash of a configuration', () => {
  it('does not depend on the order of fields, people and groups', () => {
    fc.assert(
      fc.property(
        reordered(parse(settings)),
        reordered(parse(people)),
        reordered(parse(buckets)),
        (one, two, three) => {
          const written = {
            settings: file('settings.yaml', stringify(one)),
            people: file('people.yaml', stringify(two)),
            policies: [file('policies/servers.yaml', servers), file('policies/buckets.yaml', stringify(three))],
          };
          expect(hash(written)).toBe(original);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of members, regions and groups of a level', () => {
    const members = people.replace('[ana-ruiz, tom-baker]', '[tom-baker, ana-ruiz]');
    expect(hash({ people: file('people.yaml', members) })).toBe(original);
    const of = (groups: string) => hash(withBuckets(buckets.replace('[leads]', groups)));
    expect(of('[leads, security]')).toBe(of('[security, leads]'));
    const regions = (list: string) => hash({ settings: file('settings.yaml', settings.replace('[us-east-1]', list)) });
    expect(regions('[eu-west-1, us-east-1]')).toBe(regions('[us-east-1, eu-west-1]'));
  });

  it('does not depend on the order of rules and places, nor on how the root is named', () => {
    const disabling = '  - {name: disabling, guard: [kms:DisableKey]}\n';
    const deleting = '  - {name: deleting, mode: humans, guard: [kms:ScheduleKeyDeletion]}\n';
    const beside = (...rules: readonly string[]) =>
      hash(withBuckets(buckets.replace('rules:\n', `rules:\n${rules.join('')}`)));
    expect(beside(disabling, deleting)).toBe(beside(deleting, disabling));
    const listed = settings.replace(
      /(?<=management: .*\n)/,
      '  accounts: { "333333333333": root, "444444444444": root }\n',
    );
    const attached = (places: string) =>
      hash({ settings: file('settings.yaml', listed), ...withBuckets(buckets.replace('[root]', places)) });
    expect(attached('["333333333333", "444444444444"]')).toBe(attached('["444444444444", "333333333333"]'));
    expect(attached('[r-exam]')).toBe(original);
  });

  it('does not depend on comments', () => {
    const comment = fc.string({ unit: 'grapheme' }).map((text) => `# ${text.replace(/[\p{C}\p{Z}]/gu, ' ')}\n`);
    fc.assert(
      fc.property(comment, (line) => {
        expect(
          hash({ people: file('people.yaml', line + people.replace('groups:\n', (groups) => line + groups + line)) }),
        ).toBe(original);
      }),
    );
  });

  it.each([
    ['a name', 'name: Tom Baker', 'name: Tom'],
    ['a member', '[wang-fang]', '[wang-fang, tom-baker]'],
    ['which address comes first', '[tom.baker@example.com]', '[tom@example.org, tom.baker@example.com]'],
  ])('depends on %s', (_what, before, after) => {
    expect(people).toContain(before);
    expect(hash({ people: file('people.yaml', people.replace(before, after)) })).not.toBe(original);
  });

  it('depends on the order of levels', () => {
    const policy = parse(buckets) as { levels: unknown[] };
    const turned = stringify({ ...policy, levels: policy.levels.toReversed() });
    expect(hash(withBuckets(turned))).not.toBe(original);
  });
});
