import { synthesize, synthesizeSandbox } from './synthesis';
import { propertiesOf, type Template, theOne } from './template';

/** What differs at one place of two templates; `undefined` where one has nothing. */
interface Difference {
  readonly path: string;
  readonly real: unknown;
  readonly sandbox: unknown;
}

/** A logical id without CDK's hash, so that the list says what and not which. */
const named = (key: string): string => key.replace(/[0-9A-F]{8}$/, '');

/** A string that CloudFormation puts together is compared whole. */
const isWhole = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));

function differences(real: unknown, sandbox: unknown, path: string): readonly Difference[] {
  if (JSON.stringify(real) === JSON.stringify(sandbox)) return [];
  if (isWhole(real) || isWhole(sandbox)) return [{ path, real, sandbox }];
  const [before, after] = [real as Record<string, unknown>, sandbox as Record<string, unknown>];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(before[key], after[key], `${path}/${named(key)}`),
  );
}

/** Code differs by nothing but the configuration that lies beside it; the test of the bundles says so. */
const NOT_COMPARED = /\/(S3Key|CONFIGURATION_HASH)$|^organization\/Resources\/\w+\/Properties\/TemplateURL$/;

const [real, sandbox] = [synthesize(), synthesizeSandbox()];
const found = (['hub', 'organization', 'roles', 'rules'] as const).flatMap((name) =>
  differences(real[name] satisfies Template, sandbox[name], name),
);
const listed = found.filter(({ path }) => !NOT_COMPARED.test(path));
const saying = (part: RegExp) => listed.filter(({ path }) => part.test(path));

describe('a sandbox synth of the same installation', () => {
  it('has the same resources of the same types', () => {
    for (const name of ['hub', 'organization', 'roles', 'rules'] as const) {
      const types = (template: Template) => Object.entries(template.Resources).map(([id, { Type }]) => [id, Type]);
      expect(types(sandbox[name])).toEqual(types(real[name]));
    }
  });

  it('puts exactly the same into management and member accounts', () => {
    expect(saying(/^(organization|roles|rules)\//)).toEqual([]);
  });

  it.each([
    ['the addresses of the pages, as a Lambda knows them', /\/Variables\/(WEB|BALLOT)_URL$/, 5],
    ['the addresses of the identity provider, but for its issuer', /\/Variables\/OIDC_(AUTHORIZE|TOKEN|KEYS)_URL$/, 9],
    ['where a client may come back to', /\/SignInPool(Web|Ballot)\/Properties\/(CallbackURLs|LogoutURLs)\//, 4],
    [
      'how long intake may run and a message is hidden',
      /^hub\/Resources\/(intakeFunction\/Properties\/Timeout|DenialsQueue\/Properties\/VisibilityTimeout)$/,
      2,
    ],
    ['that tables and pool are not protected from deletion', /\/DeletionProtection(Enabled)?$/, 3],
    [
      'that tables and pool go with their stack',
      /^hub\/Resources\/(Tables\w+|SignInPool)\/(DeletionPolicy|UpdateReplacePolicy)$/,
      6,
    ],
    ['that a second factor is optional', /\/MfaConfiguration$/, 1],
    ['for how many days the witness is locked', /\/DefaultRetention\/Days$/, 1],
  ])('differs in %s', (_what, part, times) => {
    expect(saying(part).map(({ path }) => path)).toHaveLength(times);
  });

  it('differs in nothing else', () => {
    expect(listed).toHaveLength(5 + 9 + 4 + 2 + 3 + 6 + 1 + 1);
  });

  it('hides a message at least as long as intake may run, which AWS insists on', () => {
    const hidden = theOne(sandbox.hub, 'AWS::SQS::Queue', 'DenialsQueue').Properties.VisibilityTimeout;
    const { Timeout } = theOne(sandbox.hub, 'AWS::Lambda::Function', 'intake').Properties;
    expect(hidden).toBeGreaterThanOrEqual(Number(Timeout));
  });

  it('tells no Lambda another endpoint of AWS: the local cloud does that itself, outside of what is deployed', () => {
    const variables = propertiesOf(sandbox.hub, 'AWS::Lambda::Function').flatMap(({ Environment }) =>
      Object.keys((Environment as { Variables: object }).Variables),
    );
    expect(variables.filter((name) => /^AWS_|ENDPOINT/.test(name))).toEqual([]);
  });

  it('keeps the witness under the same kind of lock, if for a day', () => {
    expect(saying(/DefaultRetention/)).toEqual([expect.objectContaining({ real: 3650, sandbox: 1 })]);
  });
});
