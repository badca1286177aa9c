import type { Member } from '../../shared/catalogue/shapes';
import type { Random } from './random';

/** Texts that a careless serializer breaks. */
const TEXTS = [
  'orders-1',
  'Grüße, 会签 😀',
  `<a href="x">&amp; 'q'</a>`,
  'a/b?c=d&e=f#g%20h+i;j',
  '  with blanks around  ',
  'two\nlines\tand a tab',
  '',
  'false',
  '0',
  '{"in":["JSON"]}',
];

/** Parts of paths: never empty, and never a folder. */
const LABELS = ['orders-1', 'a b/ü?&#%+', "it's(*)!~", 'arn:aws:x:::y/z', '会签'];

/** Header values: printable ASCII. */
const HEADERS = ['orders-1', 'a, "b" c', 'k=v; q=0.5'];

/** Members whose value the clients look at, by how they are named. */
const NAMED: readonly (readonly [RegExp, (region: string, random: Random) => string])[] = [
  [/^QueueUrl$/, (region) => `https://sqs.${region}.${suffixOf(region)}/123456789012/orders`],
  [/account_?id$/i, () => '123456789012'],
  [/^(Stream|Consumer|Resource|EventBus)(ARN|Arn)$/, (region) => kinesisArn(region, 'stream')],
  [/^ChannelARN$/, (region) => kinesisArn(region, 'channel')],
  [/^KvsARN$/, () => 'arn:aws:cloudfront::123456789012:key-value-store/orders'],
  [/^(HostedZoneId|DelegationSetId)$/, (_, random) => random.pick(['Z1D633PJN98FT9', '/hostedzone/Z1D633PJN98FT9'])],
  [/^(Bucket|graphIdentifier)$/, () => 'orders-archive-1'],
  [/^CopySource$/, () => 'orders-archive-2/some%20key'],
  [/^ChecksumAlgorithm$/, (_, random) => random.pick(['CRC32', 'SHA256'])],
];

const suffixOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');

const kinesisArn = (region: string, type: string): string => {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return `arn:${partition}:kinesis:${region}:123456789012:${type}/orders`;
};

/** A text for a member: of its known values, as its name demands, or one that is hard to write where it stands. */
export function sampleText(
  name: string,
  member: Member,
  values: readonly string[] | undefined,
  random: Random,
  region: string,
): string {
  const [, named] = NAMED.find(([pattern]) => pattern.test(name)) ?? [];
  if (named) return named(region, random);
  if (values && values.length > 0) return random.pick(values);
  if (member.token) return `token-${random.below(1_000_000)}`;
  if (member.json) return '{"in":["JSON"]}';
  if (member.host) return 'orders-1';
  if (member.endpoint) return 'orders-1';
  if (member.at === 'uri') return random.pick(LABELS);
  if (member.at === 'header' || member.at === 'headers') return random.pick(HEADERS);
  return random.pick(TEXTS);
}

/** Times with and without a fraction of a second, and one before the epoch. */
export const TIMES = ['2026-01-02T03:04:05Z', '2026-11-24T09:15:05.678Z', '1969-12-31T23:59:59Z'];
/** Numbers by type: zero, negative, and the largest that are exact. */
export const INTEGERS = [0, 1, -1, 80, 2147483647];
/** As above, for numbers of 64 bits; JSON in JavaScript has no larger ones. */
export const LONGS = [0, 1, -1, Number.MAX_SAFE_INTEGER];
/** As above, with fractions, and one that is written with an exponent. */
export const FLOATS = [0, 1.5, -0.25, 1e21, 3];
/** Bytes that are no text, some that are, and none. */
export const BYTES = [[], [0], [0, 255, 128, 10], [...Buffer.from('{"Version":"2012-10-17"}')]];
/** JSON of every kind. */
export const DOCUMENTS = [{ a: [1, 'ü', null, { b: true }] }, 'text', 1.5, false, [], {}];
