import { seconds } from '../../config/duration';
import { didYouMean, nearest } from '../../config/nearest';
import { duration, isMail, zone } from '../../config/schema/fields';
import { settings } from '../../config/schema/settings';
import {
  boundaryName,
  busName,
  fencePolicyName,
  functionName,
  guardPolicyName,
  hubRoleName,
  organizationReaderName,
  spokeRoleName,
  workflowName,
} from '../../shared/names';

describe('an e-mail address', () => {
  it.each(['li.wei@example.com', "o'neil+aws@mail.example.co", 'a@b.cn', 'x@xn--fiqs8s.xn--fiqs8s'])(
    'may be %s',
    (value) => expect(isMail(value)).toBe(true),
  );

  it.each([
    'li.wei',
    'li wei@example.com',
    'li.wei@localhost',
    'li..wei@example.com',
    '.li@example.com',
    'li@-example.com',
    'li@example.com.',
    'li@127.0.0.1',
    'li@a@example.com',
    'Li <li@example.com>',
    '王@example.com',
    `${'x'.repeat(65)}@example.com`,
    `li@${'example.'.repeat(40)}com`,
  ])('may not be %s', (value) => expect(isMail(value)).toBe(false));
});

describe('a duration', () => {
  it.each([
    ['90s', 90],
    ['60m', 3600],
    ['4h', 14_400],
    ['2d', 172_800],
  ])('%s has %d seconds', (value, expected) => {
    expect(duration.parse(value)).toBe(value);
    expect(seconds(value)).toBe(expected);
  });

  it.each(['', '60', '0m', '-1h', '1.5h', '1h30m', '1 h', '1w', '1H', 'PT1H', '9999999s'])('may not be "%s"', (value) =>
    expect(duration.safeParse(value).success).toBe(false),
  );
});

describe('a time zone', () => {
  it.each(['Asia/Shanghai', 'Europe/Berlin', 'UTC', 'Etc/UTC', 'America/Argentina/Buenos_Aires'])(
    'may be %s',
    (value) => expect(zone.safeParse(value).success).toBe(true),
  );

  it.each(['', 'Mars/Phobos', 'Berlin', '+08:00', 'GMT+8', 'Asia/Shanghai\n'])('may not be "%s"', (value) =>
    expect(zone.safeParse(value).success).toBe(false),
  );
});

describe('an installation id', () => {
  const accepts = (id: string) => settings.shape.installation.safeParse(id).success;

  it('is short enough for every name that AWS is given', () => {
    const longest = 'production-east1';
    expect([accepts(longest), accepts(`${longest}x`)]).toEqual([true, false]);
    const built = [
      boundaryName(longest),
      busName(longest),
      fencePolicyName(longest),
      functionName(longest, 'advance'),
      guardPolicyName(longest, '444444444444'),
      hubRoleName(longest, 'advance'),
      organizationReaderName(longest),
      spokeRoleName(longest, 'forwarder'),
      workflowName(longest),
      `countersign-${longest}-222222222222`,
    ];
    // IAM roles, Lambda functions and EventBridge rules allow 64 characters, a Cognito domain prefix 63.
    expect(Math.max(...built.map(({ length }) => length))).toBeLessThanOrEqual(63);
  });

  it.each(['a', '1acme', 'Acme', 'acme-', 'a--b', 'acme_x', 'my-aws', 'amazonia', 'cognito2'])('may not be %s', (id) =>
    expect(accepts(id)).toBe(false),
  );
});

describe('a suggestion', () => {
  it('is the nearest word, if it is near', () => {
    expect(nearest('polcies', ['policies', 'people'])).toBe('policies');
    expect(nearest('POLICIES', ['policies', 'people'])).toBe('policies');
    expect(didYouMean('zebra', ['policies', 'people'])).toBe('');
  });

  it('is not given for words of two letters, where anything is near', () => {
    expect(nearest('cn', ['en', 'zh'])).toBeUndefined();
  });

  it('does not measure words that are no slip', () => {
    expect(nearest('x'.repeat(200_000), ['x'.repeat(200_000)])).toBeUndefined();
  });
});
